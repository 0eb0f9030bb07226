import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/notice';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { daysUntil, formatDate } from '@/lib/format';
import classes from './glance.module.css';
import { useReverify } from './reverify';

/** From here on the yearly proof can be renewed. */
const soonDays = 60;

export function VerificationCard({ until }: { until: string | null }) {
  const { t } = useTranslation();
  const send = useReverify();
  if (!until) return null;
  const days = daysUntil(until);
  return (
    <Section title={t('glance.proof')}>
      <p>
        {days > 0 ? t('glance.proofUntil') : t('glance.proofOver')}{' '}
        <strong className={classes.date}>{formatDate(until)}</strong>
      </p>
      {days > soonDays && <p className={classes.soft}>{t('glance.proofDays', { count: days })}</p>}
      {send.isSuccess && <Notice icon="mail">{t('glance.proofSent')}</Notice>}
      {send.error && <ProblemBox error={send.error} />}
      {days <= soonDays && !send.isSuccess && (
        <div>
          <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
            {t('glance.proofRenew')}
          </Button>
        </div>
      )}
    </Section>
  );
}
