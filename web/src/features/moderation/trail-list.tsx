import { Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatDateTime } from '@/lib/format';
import { trailWords } from './case-past';
import { trailQuery } from './list-trail';
import classes from './trail-list.module.css';

export function TrailList() {
  const { t } = useTranslation('moderation');
  const query = useInfiniteQuery(trailQuery);
  const { data, error, refetch } = query;
  if (error && !data) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines rows={6} height={48} />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <p>{t('trail.none')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} aria-label={t('trail.tab')} tabIndex={0}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('trail.when')}</Table.Th>
              <Table.Th>{t('trail.who')}</Table.Th>
              <Table.Th>{t('trail.what')}</Table.Th>
              <Table.Th>{t('trail.note')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map(({ id, case_id, at, actor_name, action, note }) => (
              <Table.Tr key={id}>
                <Table.Td className={classes.time}>{formatDateTime(at)}</Table.Td>
                <Table.Td>{actor_name || t('trail.affected')}</Table.Td>
                <Table.Td>
                  <Link to="/moderation/$case" params={{ case: case_id }}>
                    {trailWords(t, action)}
                  </Link>
                </Table.Td>
                <Table.Td className={classes.note}>{note}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <MoreButton query={query} label={t('queue.more')} />
    </>
  );
}
