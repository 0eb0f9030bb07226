import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatAgo } from '@/lib/format';
import classes from './glance.module.css';
import { sessionsQuery } from './list-sessions';

const shown = 3;

export function SessionsCard() {
  const { t } = useTranslation();
  const { data: sessions, error, refetch } = useQuery(sessionsQuery);
  return (
    <Section title={t('glance.sessions')} lead={sessions && t('glance.sessionsCount', { count: sessions.length })}>
      {error && !sessions && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!sessions && !error && <Lines rows={2} height={40} />}
      {sessions && (
        <ul className={classes.sessions}>
          {sessions.slice(0, shown).map(({ id, device, current, last_used_at }) => (
            <li key={id}>
              <span>{device || t('sessions.unknownDevice')}</span>
              <span className={classes.soft}>{current ? t('sessions.current') : formatAgo(last_used_at)}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/settings/security">{t('glance.sessionsAll')}</Link>
      </p>
    </Section>
  );
}
