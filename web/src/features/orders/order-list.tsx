import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Order } from '@/api/types';
import { BookCover } from '@/components/book-cover';
import { ButtonLink } from '@/components/button-link';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { useName } from '@/components/person-name';
import { ProblemBox } from '@/components/problem-text';
import { formatDate, formatDateTime, formatMoney } from '@/lib/format';
import { nextAction } from '@/lib/orders/next-action';
import { type OrderSide, ordersQuery } from '@/lib/orders/orders';
import classes from './orders.module.css';

/** What one bought or sold, newest first, each with what is to be done. */
export function OrderList({ side }: { side: OrderSide }) {
  const { t } = useTranslation('orders');
  const query = useInfiniteQuery(ordersQuery(side));
  const { data, error, refetch } = query;
  if (!data) return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Lines height={104} />;
  const orders = data.pages.flatMap(({ items }) => items);
  if (orders.length === 0)
    return (
      <div className={classes.empty}>
        <p>{t(`list.empty.${side}`)}</p>
        {side === 'buyer' ? (
          <ButtonLink to="/search">{t('list.find')}</ButtonLink>
        ) : (
          <ButtonLink to="/sell">{t('list.sell')}</ButtonLink>
        )}
      </div>
    );
  return (
    <>
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      <ul className={classes.lines}>
        {orders.map((order) => (
          <li key={order.id}>
            <Row order={order} />
          </li>
        ))}
      </ul>
      <MoreButton query={query} label={t('list.more')} />
    </>
  );
}

function Row({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const { id, side, lines, total, placed_at, buyer } = order;
  const { kind, line, until } = nextAction(order);
  const [first] = lines;
  const name = useName(side === 'buyer' ? (line ?? first)?.seller : buyer);
  return (
    <article className={classes.line}>
      <BookCover id={first?.what ?? id} title={first?.title ?? ''} authors={[]} photo={null} sizes="64px" />
      <div className={classes.words}>
        <h2 className={classes.title}>
          <Link to="/orders/$id" params={{ id }}>
            {first?.title}
          </Link>
        </h2>
        {lines.length > 1 && <p className={classes.soft}>{t('list.others', { count: lines.length - 1 })}</p>}
        <p className={classes.soft}>{t(`list.with.${side as OrderSide}`, { name, date: formatDate(placed_at) })}</p>
        <p className={classes.todo}>
          {t(`list.next.${side as OrderSide}.${kind}` as 'list.next.buyer.pay', {
            until: until ? formatDateTime(until) : '',
          })}
        </p>
      </div>
      <strong className={classes.price}>{formatMoney(total)}</strong>
    </article>
  );
}
