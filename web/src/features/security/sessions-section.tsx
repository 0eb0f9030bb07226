import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SessionInfo } from '@/api/types';
import { Icon } from '@/components/icon';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatAgo, formatDate } from '@/lib/format';
import { useEndAllSessions } from './end-all-sessions';
import { useEndSession } from './end-session';
import { sessionsQuery } from './list-sessions';
import classes from './security.module.css';

export function SessionsSection() {
  const { t } = useTranslation();
  const { data: sessions, error, refetch } = useQuery(sessionsQuery);
  const endAll = useEndAllSessions();
  return (
    <Section title={t('sessions.title')} lead={t('sessions.lead')}>
      {error && !sessions && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!sessions && !error && <Lines rows={2} />}
      {sessions && (
        <ul className={classes.sessions}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {endAll.error && <ProblemBox error={endAll.error} />}
      <div>
        <Button variant="default" loading={endAll.isPending} onClick={() => endAll.mutate()}>
          {t('sessions.endAll')}
        </Button>
      </div>
    </Section>
  );
}

function SessionRow({ session }: { session: SessionInfo }) {
  const { t } = useTranslation();
  const end = useEndSession();
  const device = session.device || t('sessions.unknownDevice');
  return (
    <li className={classes.session}>
      <Icon name="screen" />
      <div className={classes.grow}>
        <strong>{device}</strong>
        {session.current && <span className={classes.here}>{t('sessions.current')}</span>}
        <p className={classes.soft}>
          {t('sessions.line', {
            used: formatAgo(session.last_used_at),
            since: formatDate(session.created_at),
            address: session.address,
          })}
        </p>
        {end.error && <ProblemBox error={end.error} />}
      </div>
      {!session.current && (
        <Button
          variant="subtle"
          size="sm"
          loading={end.isPending}
          aria-label={t('sessions.endOne', { device })}
          onClick={() => end.mutate(session.id)}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
