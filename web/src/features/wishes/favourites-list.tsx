import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Favourite, ListingSummary } from '@/api/types';
import { BookCardSkeletons, BookCards } from '@/components/book-card';
import { ButtonLink } from '@/components/button-link';
import { FavouriteButton } from '@/components/favourite-button';
import { MoreButton } from '@/components/more-button';
import { ProblemBox } from '@/components/problem-text';
import { formatMoney } from '@/lib/format';
import { useFavourite } from '@/lib/market/favourites';
import { Empty } from './empty';
import { favouritesQuery } from './list-favourites';
import classes from './wishes.module.css';

/** Copies that one keeps in mind: what they cost now, and which are gone. */
export function FavouritesList() {
  const { t } = useTranslation('find');
  const priceChange = usePriceChange();
  const query = useInfiniteQuery(favouritesQuery);
  const { data, error, refetch } = query;
  if (!data && error) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <BookCardSkeletons count={6} />;
  const all = data.pages.flatMap(({ items }) => items);
  const there = all.filter(hasListing);
  const gone = all.filter(({ listing }) => !listing);
  if (all.length === 0)
    return (
      <Empty icon="heart" text={t('saved.noBooks')}>
        <ButtonLink to="/search">{t('saved.find')}</ButtonLink>
      </Empty>
    );
  return (
    <>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      <BookCards
        books={there.map(({ listing, price_then }) => ({ ...listing, price_then }))}
        level={2}
        eager={4}
        note={priceChange}
        action={({ id, title, seller }) => <FavouriteButton id={id} title={title} seller={seller} />}
      />
      {gone.length > 0 && (
        <section aria-labelledby="gone" className={classes.gone}>
          <h2 id="gone">{t('saved.gone')}</h2>
          <p>{t('saved.goneText')}</p>
          <ul>
            {gone.map((one) => (
              <GoneBook key={one.id} favourite={one} />
            ))}
          </ul>
        </section>
      )}
      <MoreButton query={query} label={t('loadMore')} />
    </>
  );
}

const hasListing = (one: Favourite): one is Favourite & { listing: ListingSummary } => one.listing !== null;

type Prices = { price: ListingSummary['price']; price_then: Favourite['price_then'] };

function usePriceChange() {
  const { t } = useTranslation('find');
  return ({ price: now, price_then: then }: Prices) => {
    if (!now || !then || now.currency !== then.currency || now.amount === then.amount) return undefined;
    const by = formatMoney({ amount: Math.abs(then.amount - now.amount), currency: now.currency });
    return t(now.amount < then.amount ? 'saved.cheaper' : 'saved.dearer', { by });
  };
}

function GoneBook({ favourite: { id, title } }: { favourite: Favourite }) {
  const { t } = useTranslation('find');
  const { kept, change } = useFavourite(id, true);
  const name = title || t('saved.removed');
  if (!kept) return null;
  return (
    <li>
      <span>{name}</span>
      <span className={classes.row}>
        {title && (
          <ButtonLink
            to="/search"
            search={{ q: title }}
            variant="default"
            size="sm"
            aria-label={t('saved.anotherOf', { title })}
          >
            {t('saved.another')}
          </ButtonLink>
        )}
        <Button
          variant="subtle"
          size="sm"
          aria-label={t('saved.forgetOf', { title: name })}
          onClick={() => change(false, () => undefined)}
        >
          {t('saved.forget')}
        </Button>
      </span>
    </li>
  );
}
