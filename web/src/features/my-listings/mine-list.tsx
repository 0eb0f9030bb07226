import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListingState } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { marketQuery } from '@/lib/market/market-info';
import { ownListingsQuery } from '@/lib/market/own-listings';
import { interestQuery } from './interest';
import classes from './mine.module.css';
import { MineRow } from './mine-row';

export type OwnState = Exclude<ListingState, 'removed'>;

/** One's own copies in one state, or what to do when there are none. */
export function MineList({ state }: { state: OwnState }) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const market = useQuery(marketQuery);
  const own = useInfiniteQuery(ownListingsQuery(state));
  const ids = own.data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
  // An extra: without an answer the rows do without.
  const { data: interest } = useQuery(interestQuery(ids));
  const error = own.error ?? market.error;
  const again = () => void Promise.all([own.refetch(), market.refetch()]);
  if (!own.data || !market.data) return error ? <ProblemBox error={error} onRetry={again} /> : <Lines height={132} />;
  const listings = own.data.pages.flatMap(({ items }) => items);
  if (listings.length === 0)
    return (
      <div className={classes.empty}>
        <p>{t(`mine.empty.${state}`)}</p>
        <ButtonLink to="/sell">{t('mine.sell')}</ButtonLink>
      </div>
    );
  return (
    <>
      <ul className={classes.list}>
        {listings.map((listing) => (
          <li key={listing.id}>
            <MineRow listing={listing} market={market.data} interest={interest?.get(listing.id)} />
          </li>
        ))}
      </ul>
      {own.error && <ProblemBox error={own.error} />}
      <MoreButton query={own} label={common('person.sellingMore')} />
    </>
  );
}
