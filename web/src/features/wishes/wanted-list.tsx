import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WantedAd } from '@/api/types';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { useAccount } from '@/lib/account/account';
import { formatAgo } from '@/lib/format';
import { CriteriaWords } from './criteria-words';
import { Empty } from './empty';
import { type WantedFilter, wantedQuery } from './wanted';
import classes from './wishes.module.css';

/** What people of a campus are looking for: whoever has it can offer it. */
export function WantedList({ filter }: { filter: WantedFilter }) {
  const { t } = useTranslation('find');
  const query = useInfiniteQuery(wantedQuery(filter));
  const { data, error, refetch, isPlaceholderData } = query;
  if (!data && error) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines rows={3} height={130} />;
  const all = data.pages.flatMap(({ items }) => items);
  if (all.length === 0)
    return <Empty icon="book" text={t(filter.campus || filter.course ? 'wanted.noneHere' : 'wanted.none')} />;
  return (
    <>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      <ul className={classes.searches} aria-busy={isPlaceholderData || undefined}>
        {all.map((ad) => (
          <Ad key={ad.id} ad={ad} />
        ))}
      </ul>
      <MoreButton query={query} label={t('loadMore')} />
    </>
  );
}

function Ad({ ad: { account: owner, label, note, criteria, since } }: { ad: WantedAd }) {
  const { t } = useTranslation('find');
  const own = useAccount()?.id === owner;
  return (
    <li className={classes.search}>
      <div className={classes.head}>
        <h2>{label}</h2>
        {own && <span className={classes.mark}>{t('wanted.own')}</span>}
      </div>
      <CriteriaWords criteria={criteria} />
      {note && <p className={classes.note}>{note}</p>}
      <p className={classes.since}>
        <span>{t('wanted.since', { ago: formatAgo(since) })}</span>
        {own ? (
          <Link to="/saved/searches">{t('wanted.change')}</Link>
        ) : (
          <Link to="/people/$id" params={{ id: owner }} aria-label={t('wanted.whoOf', { label })}>
            {t('wanted.who')}
          </Link>
        )}
      </p>
    </li>
  );
}
