import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { formatDateTime } from '@/lib/format';
import { isCalm, nextAction } from '@/lib/orders/next-action';
import { dueReviewsQuery } from '@/lib/reviews/reviews';
import classes from './dashboard.module.css';
import { recentOrdersQuery } from './money';

/** What waits for the reader, first of all. */
export function TodoSection() {
  const { t } = useTranslation(['money', 'orders']);
  const sales = useQuery(recentOrdersQuery('seller'));
  const purchases = useQuery(recentOrdersQuery('buyer'));
  const { data: due = [] } = useQuery(dueReviewsQuery);
  const error = sales.error ?? purchases.error;
  if (!sales.data || !purchases.data)
    return (
      <Section title={t('todo.title')}>
        {error ? (
          <ProblemBox error={error} onRetry={() => void Promise.all([sales.refetch(), purchases.refetch()])} />
        ) : (
          <Lines height={48} rows={2} />
        )}
      </Section>
    );
  const waiting = [...purchases.data, ...sales.data]
    .map((order) => ({ order, next: nextAction(order) }))
    .filter(({ next }) => !isCalm(next.kind));
  return (
    <Section title={t('todo.title')}>
      {waiting.length + due.length === 0 ? (
        <>
          <p className={classes.soft}>{t('todo.none')}</p>
          <div className={classes.row}>
            <ButtonLink to="/search" variant="default" size="sm">
              {t('todo.find')}
            </ButtonLink>
            <ButtonLink to="/sell" variant="default" size="sm">
              {t('todo.sell')}
            </ButtonLink>
          </div>
        </>
      ) : (
        <ul className={classes.todo}>
          {waiting.map(({ order, next }) => (
            <li key={order.id}>
              <Link to="/orders/$id" params={{ id: order.id }}>
                {(next.line ?? order.lines[0])?.title}
              </Link>
              <span>
                {t(`orders:list.next.${order.side}.${next.kind}` as 'orders:list.next.buyer.pay', {
                  until: next.until ? formatDateTime(next.until) : '',
                })}
              </span>
            </li>
          ))}
          {due.map(({ line, order, title, until }) => (
            <li key={line}>
              <Link to="/orders/$id" params={{ id: order }}>
                {title}
              </Link>
              <span>{t('todo.review', { until: formatDateTime(until) })}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
