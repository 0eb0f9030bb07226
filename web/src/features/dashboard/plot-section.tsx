import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatMoney, formatMonth } from '@/lib/format';
import { Chart } from './chart';
import classes from './dashboard.module.css';
import { recentOrdersQuery, summaryQuery } from './money';
import { heldOf, type Month, months, sumOf } from './months';

/** Earned, spent and held: three numbers, a plot, and the same as a table. */
export function PlotSection() {
  const { t } = useTranslation('money');
  const summary = useQuery(summaryQuery);
  const sales = useQuery(recentOrdersQuery('seller'));
  const purchases = useQuery(recentOrdersQuery('buyer'));
  const error = summary.error ?? sales.error ?? purchases.error;
  const again = () => void Promise.all([summary.refetch(), sales.refetch(), purchases.refetch()]);
  if (!summary.data || !sales.data || !purchases.data)
    return (
      <Section title={t('plot.title')}>
        {error ? <ProblemBox error={error} onRetry={again} /> : <Lines height={110} />}
      </Section>
    );
  const { balance, months: summed } = summary.data;
  const { currency } = balance;
  const shown = months(summed, sales.data, new Date());
  const facts = [
    ['balance', balance.amount],
    ['heldForYou', sumOf(heldOf(sales.data))],
    ['heldOfYours', sumOf(heldOf(purchases.data))],
  ] as const;
  return (
    <Section title={t('plot.title')}>
      {error && <ProblemBox error={error} onRetry={again} />}
      <dl className={classes.facts}>
        {facts.map(([name, amount]) => (
          <div key={name}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{formatMoney({ amount, currency })}</dd>
          </div>
        ))}
      </dl>
      <Chart months={shown} currency={currency} />
      <Twin months={shown} currency={currency} />
    </Section>
  );
}

function Twin({ months: shown, currency }: { months: readonly Month[]; currency: string }) {
  const { t } = useTranslation('money');
  const money = (amount: number) => formatMoney({ amount, currency });
  return (
    <details className={classes.twin}>
      <summary>{t('plot.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} aria-label={t('plot.table')} tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('plot.month')}</Table.Th>
              <Table.Th>{t('series.earned')}</Table.Th>
              <Table.Th>{t('series.spent')}</Table.Th>
              <Table.Th>{t('series.held')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ month, earned, spent, held }) => (
              <Table.Tr key={month}>
                <Table.Th scope="row">{formatMonth(month, 'long')}</Table.Th>
                <Table.Td>{money(earned)}</Table.Td>
                <Table.Td>{money(spent)}</Table.Td>
                <Table.Td>{money(held)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </details>
  );
}
