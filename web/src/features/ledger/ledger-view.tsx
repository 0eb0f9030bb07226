import { Table } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '@/components/more-button';
import { Notice } from '@/components/notice';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/format';
import classes from './ledger.module.css';
import { balancesQuery, transfersQuery } from './list-transfers';

/** Where every cent is: accounts and their sum, which is zero in every currency. */
export function TrialBalance() {
  const { t } = useTranslation('money');
  const { data, error, refetch } = useQuery(balancesQuery);
  if (!data)
    return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines height={40} rows={4} />;
  return (
    <Section
      title={t('ledger.balances')}
      lead={t('ledger.count', { count: data.transfers, n: formatNumber(data.transfers) })}
    >
      <Notice icon={data.balanced ? 'check' : 'warning'}>
        {t(data.balanced ? 'ledger.balanced' : 'ledger.wrong')}
      </Notice>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger.account')}</Table.Th>
            <Table.Th className={classes.amount}>{t('ledger.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.accounts.map(({ account, currency, amount }) => (
            <Table.Tr key={`${account} ${currency}`}>
              <Table.Th scope="row">{account}</Table.Th>
              <Table.Td className={classes.amount}>{formatMoney({ amount, currency })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

/** Entries as they were posted; each sums to zero. */
export function Transfers({ order }: { order: string | undefined }) {
  const { t } = useTranslation('money');
  const query = useInfiniteQuery(transfersQuery(order));
  const { data, error, refetch } = query;
  if (!data)
    return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines height={48} rows={6} />;
  const transfers = data.pages.flatMap(({ items }) => items);
  return (
    <Section title={t('ledger.transfers')}>
      {order && (
        <p>
          {t('ledger.ofOrder', { order })} <Link to="/admin/ledger">{t('ledger.all')}</Link>
        </p>
      )}
      {transfers.length === 0 && <p>{t('ledger.none')}</p>}
      {transfers.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section className={classes.scroll} aria-label={t('ledger.table')} tabIndex={0}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('ledger.at')}</Table.Th>
                <Table.Th>{t('ledger.what')}</Table.Th>
                <Table.Th>{t('ledger.postings')}</Table.Th>
                <Table.Th>{t('ledger.cause')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {transfers.map(({ id, kind, cause, order: about, currency, postings, at }) => (
                <Table.Tr key={id}>
                  <Table.Td className={classes.time}>{formatDateTime(at)}</Table.Td>
                  <Table.Td>{t(`ledger.kind.${kind}`)}</Table.Td>
                  <Table.Td>
                    <ul className={classes.postings}>
                      {postings.map(({ account, owner, amount }) => (
                        <li key={`${account} ${owner}`}>
                          <span>{account}</span>
                          <span className={classes.amount}>{formatMoney({ amount, currency })}</span>
                        </li>
                      ))}
                    </ul>
                  </Table.Td>
                  <Table.Td className={classes.cause}>
                    {cause}
                    {about && !order && (
                      <>
                        {' '}
                        <Link to="/admin/ledger" search={{ order: about }}>
                          {t('ledger.sameOrder')}
                        </Link>
                      </>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      <MoreButton query={query} label={t('more')} />
    </Section>
  );
}
