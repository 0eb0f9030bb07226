import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '@/api/types';
import { Icon } from '@/components/icon';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatAgo, formatDate, formatMoney } from '@/lib/format';
import classes from './dispute-queue.module.css';
import { disputesQuery } from './disputes';

/** What waits for a decision, the oldest first. */
export function DisputeQueue() {
  const { t } = useTranslation('orders');
  const query = useInfiniteQuery(disputesQuery);
  const { data, error, refetch } = query;
  if (!data)
    return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines rows={4} height={76} />;
  const waiting = data.pages
    .flatMap(({ items }) => items)
    .flatMap((order) => order.lines.filter(({ state }) => state === 'disputed').map((line) => ({ order, line })));
  return (
    <div className={classes.queue}>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {waiting.length === 0 && (
        <p className={classes.empty}>
          <Icon name="check" size={32} />
          {t('disputes.empty')}
        </p>
      )}
      <ul className={classes.list} aria-label={t('disputes.list')}>
        {waiting.map(({ order, line }) => (
          <li key={line.id}>
            <Item order={order} line={line} />
          </li>
        ))}
      </ul>
      <MoreButton query={query} label={t('disputes.more')} />
    </div>
  );
}

function Item({ order, line }: { order: Order; line: OrderLine }) {
  const { t } = useTranslation('orders');
  const { dispute, title, price, until } = line;
  return (
    <Link
      to="/disputes/$order"
      params={{ order: order.id }}
      className={classes.item}
      activeProps={{ 'aria-current': 'page' }}
    >
      <span className={classes.head}>
        <span>{formatMoney(price)}</span>
        {dispute && (
          <time dateTime={dispute.opened_at}>{t('disputes.since', { ago: formatAgo(dispute.opened_at) })}</time>
        )}
      </span>
      <strong className={classes.title}>{title}</strong>
      <span className={classes.foot}>
        {dispute && <span>{t(`dispute.reason.${dispute.reason}`)}</span>}
        {until && <span>{t('disputes.until', { at: formatDate(until) })}</span>}
      </span>
    </Link>
  );
}
