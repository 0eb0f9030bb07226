import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatDate, formatMoney } from '@/lib/format';
import { useReceipt } from '@/lib/orders/receipt';
import classes from './dashboard.module.css';
import { paymentsQuery } from './money';

/** What one paid, each with its receipt to keep. */
export function ReceiptsSection() {
  const { t } = useTranslation('money');
  const query = useInfiniteQuery(paymentsQuery);
  const { data, error, refetch } = query;
  const receipt = useReceipt();
  const paid = data?.pages.flatMap(({ items }) => items).filter(({ paid_at }) => paid_at !== null);
  return (
    <Section title={t('receipts.title')}>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {receipt.error && <ProblemBox error={receipt.error} />}
      {!paid && !error && <Lines height={44} />}
      {paid?.length === 0 && <p className={classes.soft}>{t('receipts.none')}</p>}
      <ul className={classes.entries}>
        {paid?.map(({ order, lines, amount, refunded, paid_at }) => {
          const title = lines.map((line) => line.title).join(', ');
          return (
            <li key={order}>
              <span>
                <Link to="/orders/$id" params={{ id: order }}>
                  {title}
                </Link>{' '}
                <span className={classes.soft}>
                  {paid_at && formatDate(paid_at)}
                  {refunded.amount > 0 && ` · ${t('receipts.refunded', { amount: formatMoney(refunded) })}`}
                </span>
              </span>
              <strong>{formatMoney(amount)}</strong>
              <Button
                variant="default"
                size="compact-md"
                leftSection={<Icon name="download" size={18} />}
                loading={receipt.isPending && receipt.variables === order}
                aria-label={t('receipts.of', { title })}
                onClick={() => receipt.mutate(order)}
              >
                {t('receipts.get')}
              </Button>
            </li>
          );
        })}
      </ul>
      <MoreButton query={query} label={t('more')} />
    </Section>
  );
}
