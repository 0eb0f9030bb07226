import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Match } from '@/api/types';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatAgo, formatMoney } from '@/lib/format';
import { matchesQuery } from './saved-searches';
import classes from './wishes.module.css';

/** What a saved search has found so far. */
export function Matches({ id }: { id: string }) {
  const { t } = useTranslation('find');
  const query = useInfiniteQuery(matchesQuery(id));
  const { data, error, refetch } = query;
  if (!data && error) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines rows={2} height={32} />;
  const all = data.pages.flatMap(({ items }) => items);
  if (all.length === 0) return <p className={classes.nothing}>{t('searches.nothingYet')}</p>;
  return (
    <>
      <ul className={classes.matches}>
        {all.map((match) => (
          <li key={match.id}>
            <MatchWords match={match} />
          </li>
        ))}
      </ul>
      <MoreButton query={query} label={t('loadMore')} />
    </>
  );
}

function MatchWords({ match: { id, title, listing, availability, found_at } }: { match: Match }) {
  const { t } = useTranslation('find');
  return (
    <>
      {listing ? (
        <Link to="/listings/$id" params={{ id }}>
          {title}
        </Link>
      ) : (
        <span>{title || t('saved.removed')}</span>
      )}
      {listing?.price && <strong>{formatMoney(listing.price)}</strong>}
      {availability !== 'for_sale' && <span>{t(`availability.${availability}`)}</span>}
      <span>{formatAgo(found_at)}</span>
    </>
  );
}
