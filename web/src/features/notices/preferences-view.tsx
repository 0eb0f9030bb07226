import { Button, Switch, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotificationPreferences } from '@/api/types';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { showToast } from '@/lib/toast';
import classes from './notices.module.css';
import { clockOf, minutesOf, preferencesQuery, useChangePreferences } from './preferences';

type Change = ReturnType<typeof useChangePreferences>;
const ways = ['at_once', 'daily', 'off'] as const;

/** Kind by way, quiet hours, and when the daily summary comes. */
export function PreferencesView() {
  const { data, error, refetch } = useQuery(preferencesQuery);
  const change = useChangePreferences();
  if (!data)
    return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines height={52} rows={6} />;
  return (
    <>
      {change.error && <ProblemBox error={change.error} />}
      <Matrix preferences={data} change={change} />
      <Quiet key={JSON.stringify(data.quiet_hours)} preferences={data} change={change} />
      <Digest preferences={data} change={change} />
    </>
  );
}

type Props = { preferences: NotificationPreferences; change: Change };

function Matrix({ preferences: { groups }, change }: Props) {
  const { t } = useTranslation('notices');
  return (
    <Section title={t('pref.table')}>
      <Table className={classes.matrix} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('pref.kind')}</Table.Th>
            <Table.Th>{t('pref.inApp')}</Table.Th>
            <Table.Th>{t('pref.email')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map(({ group, in_app, email, required }) => (
            <Table.Tr key={group}>
              <Table.Th scope="row">{t(`group.${group}`)}</Table.Th>
              <Table.Td>
                {required ? (
                  t('pref.always')
                ) : (
                  <input
                    type="checkbox"
                    checked={in_app}
                    aria-label={t('pref.inAppOf', { group: t(`group.${group}`) })}
                    onChange={({ currentTarget }) =>
                      change.mutate({ groups: [{ group, in_app: currentTarget.checked }] })
                    }
                  />
                )}
              </Table.Td>
              <Table.Td>
                {required ? (
                  t('pref.always')
                ) : (
                  <select
                    value={email}
                    aria-label={t('pref.emailOf', { group: t(`group.${group}`) })}
                    onChange={({ currentTarget }) =>
                      change.mutate({ groups: [{ group, email: currentTarget.value as (typeof ways)[number] }] })
                    }
                  >
                    {ways.map((way) => (
                      <option key={way} value={way}>
                        {t(`pref.${way}`)}
                      </option>
                    ))}
                  </select>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function Quiet({ preferences: { quiet_hours }, change }: Props) {
  const { t } = useTranslation('notices');
  const { t: common } = useTranslation();
  const [from, setFrom] = useState(clockOf(quiet_hours?.from ?? 22 * 60));
  const [to, setTo] = useState(clockOf(quiet_hours?.to ?? 7 * 60));
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    const hours = { from: minutesOf(from) ?? 0, to: minutesOf(to) ?? 0 };
    change.mutate({ quiet_hours: hours }, { onSuccess: () => showToast(common('form.saved')) });
  };
  return (
    <Section title={t('pref.quiet')} lead={t('pref.quietLead')}>
      <Switch
        label={t('pref.quietOn')}
        checked={quiet_hours !== null}
        onChange={({ currentTarget }) => (currentTarget.checked ? save() : change.mutate({ quiet_hours: null }))}
      />
      {quiet_hours && (
        <form className={classes.hours} onSubmit={save}>
          <label>
            {t('pref.from')}
            <input type="time" required value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)} />
          </label>
          <label>
            {t('pref.to')}
            <input type="time" required value={to} onChange={({ currentTarget }) => setTo(currentTarget.value)} />
          </label>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('pref.save')}
          </Button>
        </form>
      )}
    </Section>
  );
}

function Digest({ preferences: { digest_hour }, change }: Props) {
  const { t } = useTranslation('notices');
  return (
    <Section title={t('pref.digest')} lead={t('pref.digestLead')}>
      <div className={classes.matrix}>
        <label>
          {t('pref.digestHour')}{' '}
          <select
            value={digest_hour}
            onChange={({ currentTarget }) => change.mutate({ digest_hour: Number(currentTarget.value) })}
          >
            {Array.from({ length: 24 }, (_, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the hours of the day
              <option key={hour} value={hour}>
                {clockOf(hour * 60)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Section>
  );
}
