import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { OfferCard } from '@/components/offer-card';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { offersQuery, type Side } from '@/lib/market/offers';
import classes from './mine.module.css';

/** Offers for one's own copies, or those that one made. */
export function OfferList({ side }: { side: Side }) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(offersQuery(side));
  const offers = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={t(`mine.offers.${side}`)}>
      {!data && !error && <Lines height={110} rows={2} />}
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {data && offers.length === 0 && <p className={classes.soft}>{t(`mine.noOffers.${side}`)}</p>}
      {offers.length > 0 && (
        <ul className={classes.list}>
          {offers.map((offer) => (
            <li key={offer.id}>
              <OfferCard offer={offer} side={side} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {common('person.sellingMore')}
          </Button>
        </div>
      )}
    </Section>
  );
}
