import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatDate } from '@/lib/format';
import classes from './decisions.module.css';
import { reportsQuery } from './list-reports';

export function ReportsSection() {
  const { t } = useTranslation(['decisions', 'report']);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(reportsQuery);
  const reports = data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={t('reports.title')} lead={t('reports.lead')}>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!reports && !error && <Lines rows={1} />}
      {reports?.length === 0 && <p>{t('reports.none')}</p>}
      {reports && reports.length > 0 && (
        <ul className={classes.list}>
          {reports.map(({ id, kind, title, reason, text, at, status }) => (
            <li key={id}>
              <p>
                <strong>{t(`kind.${kind}`, { title })}</strong>
                <span className={classes.soft}>
                  {' · '}
                  {t(`report:reason.${reason}.title`)} · {formatDate(at)}
                </span>
              </p>
              {text && <p className={classes.text}>{text}</p>}
              <p data-status={status} className={classes.status}>
                {t(`status.${status}`)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Section>
  );
}
