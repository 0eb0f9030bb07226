import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '@/api/types';
import { usePageTitle } from '@/components/page';
import { PersonName } from '@/components/person-name';
import { Section } from '@/components/section';
import { formatDateTime, formatMoney } from '@/lib/format';
import { CancelButton } from './cancel-button';
import { CodeLocked } from './code-locked';
import { DisputeSection } from './dispute-section';
import { MeetingSection } from './meeting-section';
import { NextCard } from './next-card';
import { OrderLines } from './order-lines';
import classes from './orders.module.css';
import { Receipt } from './receipt';
import { TalkButtons } from './talk-buttons';
import { Timeline } from './timeline-list';

/** One meeting a seller: the first line of theirs that waits for it. */
function toMeet({ lines, may }: Order): OrderLine[] {
  if (!may.includes('meet')) return [];
  const sold = lines.filter(({ state }) => state === 'sold');
  return sold.filter((line, at) => sold.findIndex(({ seller }) => seller === line.seller) === at);
}

type Props = {
  order: Order;
  /** Between what is to be done and what it is about. */
  children?: ReactNode;
};

export function OrderView({ order, children }: Props) {
  const { t } = useTranslation('orders');
  const { side, lines, state, placed_at, total, may, buyer } = order;
  const [first] = lines;
  const title = lines.length === 1 && first ? first.title : t('order.title', { count: lines.length });
  const heading = usePageTitle(title);
  return (
    <div className={classes.order}>
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1}>
          <span className={classes.kicker}>{t(`order.kicker.${side}`)} </span>
          {title}
        </h1>
        <p className={classes.soft}>
          {t('order.placed', { at: formatDateTime(placed_at) })}
          {side !== 'buyer' && (
            <>
              {' · '}
              {t('order.buyer')} <PersonName id={buyer} />
            </>
          )}
        </p>
        <TalkButtons order={order} />
      </header>
      <div className={classes.columns}>
        <div className={classes.main}>
          <NextCard order={order} />
          {side === 'buyer' && order.code?.locked && <CodeLocked order={order} />}
          {toMeet(order).map((line) => (
            <MeetingSection key={line.seller} order={order} line={line} />
          ))}
          {lines.map((line) => (
            <DisputeSection key={line.id} order={order} line={line} />
          ))}
          {children}
          <Section title={t('order.lines')}>
            <OrderLines order={order} />
            <p className={classes.sum}>
              <span>{t(side === 'seller' ? 'order.yourTotal' : 'order.total')}</span>{' '}
              <strong>{formatMoney(total)}</strong>
            </p>
            {side === 'buyer' && order.paid_at && <Receipt id={order.id} />}
            {state === 'open' && may.includes('cancel') && <CancelButton order={order} />}
          </Section>
        </div>
        <aside className={classes.aside}>
          <Timeline order={order} />
        </aside>
      </div>
    </div>
  );
}
