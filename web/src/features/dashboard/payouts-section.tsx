import { Button, Switch } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '@/components/more-button';
import { Notice } from '@/components/notice';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatDate, formatMoney } from '@/lib/format';
import { showToast } from '@/lib/toast';
import classes from './dashboard.module.css';
import { DestinationForm } from './destination-form';
import { balanceQuery, payoutsQuery, usePayOut, usePayoutSettings } from './money';

/** What would be paid out, when, and what was. */
export function PayoutsSection() {
  const { t } = useTranslation('money');
  const { data: balance, error, refetch } = useQuery(balanceQuery);
  const payOut = usePayOut();
  const settings = usePayoutSettings();
  if (!balance)
    return (
      <Section title={t('payouts.title')}>
        {error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines height={48} rows={2} />}
      </Section>
    );
  const { balance: money, next_payout_at, on_its_way, needs_destination } = balance;
  const schedule = settings.isPending ? settings.variables.schedule : balance.schedule;
  return (
    <Section title={t('payouts.title')}>
      <p>
        {money.amount < 0
          ? t('payouts.owed', { amount: formatMoney({ ...money, amount: -money.amount }) })
          : t('payouts.balance', { amount: formatMoney(money) })}{' '}
        {on_its_way && t('payouts.onItsWay')}
        {!on_its_way && next_payout_at && t('payouts.next', { date: formatDate(next_payout_at) })}
      </p>
      {payOut.error && <ProblemBox error={payOut.error} />}
      {settings.error && <ProblemBox error={settings.error} />}
      {needs_destination && <Notice icon="warning">{t('payouts.needsDestination')}</Notice>}
      {money.amount > 0 && !on_its_way && !needs_destination && (
        <div>
          <Button
            loading={payOut.isPending}
            onClick={() => payOut.mutate(undefined, { onSuccess: () => showToast(t('payouts.asked')) })}
          >
            {t('payouts.now')}
          </Button>
        </div>
      )}
      <Switch
        label={t('payouts.weekly')}
        description={t('payouts.weeklyHint')}
        checked={schedule === 'weekly'}
        disabled={settings.isPending}
        onChange={({ currentTarget }) => settings.mutate({ schedule: currentTarget.checked ? 'weekly' : 'on_request' })}
      />
      <DestinationForm balance={balance} />
      <Payouts />
    </Section>
  );
}

function Payouts() {
  const { t } = useTranslation('money');
  const query = useInfiniteQuery(payoutsQuery);
  const { data, error, refetch } = query;
  if (!data)
    return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines height={40} rows={2} />;
  const payouts = data.pages.flatMap(({ items }) => items);
  if (payouts.length === 0) return <p className={classes.soft}>{t('payouts.none')}</p>;
  return (
    <>
      <ul className={classes.entries}>
        {payouts.map(({ id, amount, state, created_at, ended_at }) => (
          <li key={id}>
            <span>
              {formatDate(ended_at ?? created_at)} <span className={classes.soft}>{t(`payouts.state.${state}`)}</span>
            </span>
            <strong>{formatMoney(amount)}</strong>
          </li>
        ))}
      </ul>
      <MoreButton query={query} label={t('more')} />
    </>
  );
}
