import { Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntry, Role } from '@/api/types';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatDateTime } from '@/lib/format';
import classes from './admin.module.css';
import { auditQuery } from './list-audit';

type Details = AuditEntry['details'];

/** "student → student, moderator" for a change, plain values for the rest. */
function useDetails() {
  const { t, i18n } = useTranslation();
  const word = (value: string) => {
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return t('admin.until', { date: formatDateTime(value) });
    const names = value
      .split(',')
      .map((one) => (i18n.exists(`admin.role.${one}`) ? t(`admin.role.${one as Role}`) : one));
    return names.join(', ');
  };
  return ({ before, after, ...rest }: Details) => {
    const change = before && after ? [t('audit.change', { before: word(before), after: word(after) })] : [];
    return [...change, ...Object.values(rest).filter(Boolean).map(word)].join(' · ');
  };
}

export function AuditList() {
  const { t, i18n } = useTranslation();
  const details = useDetails();
  const query = useInfiniteQuery(auditQuery);
  const { data, error, refetch } = query;
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
                  {i18n.exists(`audit.actions.${entry.action}`)
                    ? t(`audit.actions.${entry.action as 'suspended'}`)
                    : entry.action}
                </Table.Td>
                <Table.Td>
                  {entry.subject_id !== entry.actor_id &&
                    (entry.subject_name || <span className={classes.soft}>{entry.subject_id}</span>)}
                </Table.Td>
                <Table.Td>
                  {entry.reason}
                  {details(entry.details) && <span className={classes.details}>{details(entry.details)}</span>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <MoreButton query={query} label={t('admin.more')} />
    </>
  );
}
