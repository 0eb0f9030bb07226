import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '@/api/types';
import { ErrorPage } from '@/components/error-page';
import { Notice } from '@/components/notice';
import { usePageTitle } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { PersonName } from '@/components/person-name';
import { formatMoney } from '@/lib/format';
import { orderQuery } from '@/lib/orders/orders';
import { DecideForm } from './decide-form';
import { DisputeSection } from './dispute-section';
import classes from './orders.module.css';
import { Timeline } from './timeline-list';
import { useLineState } from './words';

type Props = { id: string; onDone: (line: OrderLine) => void };

/** What a moderator needs to decide: what was sold, what both say and show, what happened when. */
export function DisputeView({ id, onDone }: Props) {
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  if (!order && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!order) return <PagePending />;
  return (
    <div className={classes.main}>
      {order.lines
        .filter(({ dispute }) => dispute !== null)
        .map((line) => (
          <Disputed key={line.id} order={order} line={line} onDone={onDone} />
        ))}
      <Timeline order={order} />
    </div>
  );
}

function Disputed({ order, line, onDone }: { order: Order; line: OrderLine; onDone: Props['onDone'] }) {
  const { t } = useTranslation('orders');
  const heading = usePageTitle(line.title);
  const state = useLineState();
  return (
    <>
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1}>
          <Link to="/listings/$id" params={{ id: line.what }}>
            {line.title}
          </Link>
        </h1>
        <p className={classes.soft}>
          {formatMoney(line.price)} · <PersonName id={order.buyer} /> ({t('side.buyer')}) ·{' '}
          <PersonName id={line.seller} /> ({t('side.seller')}) · {state(line)}
        </p>
      </header>
      <DisputeSection order={order} line={line} />
      {line.may.includes('decide') && <DecideForm order={order} line={line} onDone={onDone} />}
      {line.state === 'disputed' && !line.may.includes('decide') && <Notice icon="warning">{t('disputes.own')}</Notice>}
    </>
  );
}
