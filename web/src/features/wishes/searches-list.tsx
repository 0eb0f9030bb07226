import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Empty } from './empty';
import { savedSearchesQuery } from './saved-searches';
import { SearchRow } from './search-row';
import classes from './wishes.module.css';

export function SearchesList() {
  const { t } = useTranslation('find');
  const query = useInfiniteQuery(savedSearchesQuery);
  const { data, error, refetch } = query;
  if (!data && error) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines rows={3} height={150} />;
  const all = data.pages.flatMap(({ items }) => items);
  if (all.length === 0)
    return (
      <Empty icon="bell" text={t('searches.none')}>
        <ButtonLink to="/search">{t('saved.find')}</ButtonLink>
      </Empty>
    );
  return (
    <>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      <ul className={classes.searches}>
        {all.map((search) => (
          <SearchRow key={search.id} search={search} />
        ))}
      </ul>
      <MoreButton query={query} label={t('loadMore')} />
    </>
  );
}
