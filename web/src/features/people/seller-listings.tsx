import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatMoney } from '@/lib/format';
import { sellerListingsQuery } from './list-listings';
import classes from './people.module.css';

/** Nothing at all for somebody who sells nothing. */
export function SellerListings({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    sellerListingsQuery(id),
  );
  if (!data && error) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  const listings = data?.pages.flatMap(({ items }) => items) ?? [];
  if (listings.length === 0) return null;
  return (
    <Section title={t('person.selling')}>
      <ul className={classes.listings}>
        {listings.map(({ id, cover, title, authors, price, condition }) => (
          <li key={id}>
            {cover ? (
              <img src={`/api/v1/photos/${cover}?size=160`} alt="" width={64} height={84} loading="lazy" />
            ) : (
              <span className={classes.noCover}>
                <Icon name="book" />
              </span>
            )}
            <div>
              <h3>{title}</h3>
              {authors.length > 0 && <p>{authors.join(', ')}</p>}
              <p>
                {price && <strong>{formatMoney(price)}</strong>} {condition && t(`condition.${condition}`)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {error && <ProblemBox error={error} />}
      {hasNextPage && (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('person.sellingMore')}
          </Button>
        </div>
      )}
    </Section>
  );
}
