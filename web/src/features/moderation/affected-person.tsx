import { useTranslation } from 'react-i18next';
import type { FullCase } from '@/api/types';
import { Section } from '@/components/section';
import { formatDateTime } from '@/lib/format';
import classes from './case-parts.module.css';

/** Whom a decision would meet, and what was decided about them before. */
export function AffectedPerson({ affected }: { affected: FullCase['affected'] }) {
  const { t, i18n } = useTranslation(['moderation', 'translation']);
  const { name, status, suspended_until, roles, history } = affected;
  const staff = roles.filter((role) => role !== 'student');
  const facts: [string, string | number][] = [
    [
      t('person.status'),
      suspended_until
        ? t('person.suspended', { until: formatDateTime(suspended_until) })
        : i18n.exists(`admin.status.${status}`)
          ? t(`translation:admin.status.${status as 'active'}`)
          : status,
    ],
    [t('person.cases'), history.cases],
    [t('person.warned'), history.warned],
    [t('person.removed'), history.removed],
    [t('person.suspensions'), history.suspended],
  ];
  if (staff.length > 0)
    facts.push([t('person.roles'), staff.map((role) => t(`translation:admin.role.${role}`)).join(', ')]);
  return (
    <Section title={t('person.title', { name })}>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
