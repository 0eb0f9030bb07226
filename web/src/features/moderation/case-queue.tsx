import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '@/api/types';
import { Icon } from '@/components/icon';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatAgo } from '@/lib/format';
import classes from './case-queue.module.css';
import { type CaseFilter, casesQuery } from './list-cases';

/** What waits, the most urgent first; what is done, the newest first. */
export function CaseQueue({ filter }: { filter: CaseFilter }) {
  const { t } = useTranslation('moderation');
  const { data, error, refetch, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    casesQuery(filter),
  );
  if (!data)
    return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines rows={5} height={76} />;
  const cases = data.pages.flatMap(({ items }) => items);
  return (
    <div className={classes.queue} data-old={isPlaceholderData || undefined}>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {cases.length === 0 && (
        <p className={classes.empty}>
          <Icon name="check" size={32} />
          {t(`queue.empty.${filter.state ?? 'open'}`)}
        </p>
      )}
      <ul className={classes.list}>
        {cases.map((one) => (
          <li key={one.id}>
            <Item one={one} filter={filter} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('queue.more')}
        </Button>
      )}
    </div>
  );
}

function Item({ one, filter }: { one: CaseSummary; filter: CaseFilter }) {
  const { t } = useTranslation(['moderation', 'report']);
  const { id, kind, title, priority, reason, reports, opened_at, claim, about_staff, decided } = one;
  return (
    <Link
      to="/moderation/$case"
      params={{ case: id }}
      search={filter}
      className={classes.item}
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ includeSearch: false }}
    >
      <span className={classes.head}>
        <Priority priority={priority} />
        <span>{t(`kind.${kind}`)}</span>
        <time dateTime={opened_at}>{formatAgo(opened_at)}</time>
      </span>
      <strong className={classes.title}>{title}</strong>
      <span className={classes.foot}>
        <span>{t(`report:reason.${reason}.title`)}</span>
        <span>{t('reports', { count: reports })}</span>
        {about_staff && <span>{t('queue.staff')}</span>}
        {decided && <span>{t(`action.${decided}`)}</span>}
        {claim && <span className={classes.claim}>{claim.mine ? t('queue.mine') : claim.name}</span>}
      </span>
    </Link>
  );
}

/** In words; the colour only helps. */
export function Priority({ priority }: Pick<CaseSummary, 'priority'>) {
  const { t } = useTranslation('moderation');
  return (
    <span className={classes.priority} data-priority={priority}>
      {t(`priority.${priority}`)}
    </span>
  );
}
