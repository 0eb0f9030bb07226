import { Button, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatDateTime } from '@/lib/format';
import classes from './admin.module.css';
import { auditQuery } from './list-audit';

const details = (value: unknown) =>
  value === null || value === undefined || value === '' || JSON.stringify(value) === '{}' ? '' : JSON.stringify(value);

export function AuditList() {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery);
  if (error && !data) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines rows={6} height={48} />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <p>{t('audit.none')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} aria-label={t('audit.title')} tabIndex={0}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('audit.at')}</Table.Th>
              <Table.Th>{t('audit.actor')}</Table.Th>
              <Table.Th>{t('audit.action')}</Table.Th>
              <Table.Th>{t('audit.subject')}</Table.Th>
              <Table.Th>{t('admin.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={entry.id}>
                <Table.Td className={classes.time}>{formatDateTime(entry.at)}</Table.Td>
                <Table.Td>{entry.actor_name}</Table.Td>
                <Table.Td>
                  <code>{entry.action}</code>
                </Table.Td>
                <Table.Td className={classes.soft}>{entry.subject_id}</Table.Td>
                <Table.Td>
                  {entry.reason}
                  {details(entry.details) && <code className={classes.details}>{details(entry.details)}</code>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {hasNextPage && (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('admin.more')}
          </Button>
        </div>
      )}
    </>
  );
}
