import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { useName } from '@/components/person-name';
import { ProblemBox } from '@/components/problem-text';
import { formatDateTime, formatMoney } from '@/lib/format';
import { useOrderCommand } from '@/lib/orders/commands';
import { isCalm, type NextAction, nextAction } from '@/lib/orders/next-action';
import { goToPayment, usePay, useProcessing } from '@/lib/orders/payment';
import { CodeDialog } from './code-dialog';
import { ConfirmDialog } from './confirm-dialog';
import { MeetingDialog } from './meeting-dialog';
import classes from './next-card.module.css';
import { StatementDialog } from './statement-dialog';

/** The one thing to do next, or whom one waits for. */
export function NextCard({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const next = nextAction(order, useProcessing(order));
  const { kind, line, meeting, until } = next;
  const name = useName(order.side === 'buyer' ? line?.seller : order.buyer);
  const facts = {
    name,
    title: line?.title ?? '',
    until: until ? formatDateTime(until) : '',
    place: meeting?.place ?? '',
    at: meeting ? formatDateTime(meeting.at) : '',
    price: formatMoney(line?.price ?? order.total),
  };
  const key = `next.${order.side}.${kind}` as 'next.buyer.pay';
  return (
    <section className={classes.next} data-calm={isCalm(kind) || undefined} aria-labelledby="next">
      <h2 id="next">{t(`${key}.title`, facts)}</h2>
      <p>{t(`${key}.text`, facts)}</p>
      <Action order={order} next={next} />
    </section>
  );
}

type Props = { order: Order; next: NextAction };

function Action({ order, next }: Props) {
  const { t } = useTranslation('orders');
  const { kind, line } = next;
  if (kind === 'pay') return <Pay order={order} />;
  if (kind === 'agree' && line) return <Agree order={order} seller={line.seller} />;
  if (kind === 'show_code')
    return (
      <ButtonLink to="/orders/$id/code" params={{ id: order.id }}>
        {t('next.buyer.show_code.button')}
      </ButtonLink>
    );
  if (kind === 'decide')
    return (
      <ButtonLink to="/disputes/$order" params={{ order: order.id }}>
        {t('next.moderator.decide.button')}
      </ButtonLink>
    );
  if (kind === 'sold') return <ButtonLink to="/dashboard">{t('next.seller.sold.button')}</ButtonLink>;
  if (kind === 'expired' || kind === 'refused' || kind === 'cancelled' || kind === 'refunded')
    return order.side === 'buyer' && order.lines[0] ? (
      <ButtonLink to="/listings/$id" params={{ id: order.lines[0].what }}>
        {t('next.again')}
      </ButtonLink>
    ) : null;
  return <InDialog order={order} next={next} />;
}

/** What wants a few words or a second look first. */
function InDialog({ order, next: { kind, line } }: Props) {
  const { t } = useTranslation('orders');
  const [open, setOpen] = useState(false);
  if (!line || !['meet', 'enter_code', 'confirm', 'argue'].includes(kind)) return null;
  const props = { order, line, opened: open, onClose: () => setOpen(false) };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(`next.button.${kind as 'meet'}`)}</Button>
      {kind === 'meet' && <MeetingDialog {...props} />}
      {kind === 'enter_code' && <CodeDialog {...props} />}
      {kind === 'confirm' && <ConfirmDialog {...props} />}
      {kind === 'argue' && <StatementDialog {...props} />}
    </>
  );
}

function Pay({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const { history } = useRouter();
  const pay = usePay(order.id);
  return (
    <>
      {pay.error && <ProblemBox error={pay.error} />}
      <Button
        loading={pay.isPending}
        onClick={() => pay.mutate(undefined, { onSuccess: (now) => goToPayment((path) => history.push(path), now) })}
      >
        {t('next.button.pay', { price: formatMoney(order.total) })}
      </Button>
    </>
  );
}

function Agree({ order, seller }: { order: Order; seller: string }) {
  const { t } = useTranslation('orders');
  const command = useOrderCommand(order.id);
  return (
    <>
      {command.error && <ProblemBox error={command.error} />}
      <Button loading={command.isPending} onClick={() => command.mutate({ kind: 'agree', seller })}>
        {t('next.button.agree')}
      </Button>
    </>
  );
}
