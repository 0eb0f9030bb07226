import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxCheckout } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Notice } from '@/components/notice';
import { ProblemBox } from '@/components/problem-text';
import { formatClock, formatMoney } from '@/lib/format';
import { orderQuery } from '@/lib/orders/orders';
import { safePath } from '@/lib/return-to';
import { useSignedIn } from '@/lib/session/use-session';
import { CardForm } from './card-form';
import classes from './pay.module.css';
import { usePaymentStep } from './sandbox';

type Props = { token: string; payment: SandboxCheckout; onPaid: (path: string) => void };

export function PayView({ token, payment, onPaid }: Props) {
  const { t } = useTranslation('checkout');
  const step = usePaymentStep(token);
  const { state, amount, title, cards } = payment;
  const back = safePath(payment.return_path) ?? '/orders';
  const total = formatMoney(amount);
  // The bank asked, somebody said no: the payment is open again.
  const refused = state === 'open' && step.isSuccess && 'yes' in step.variables && !step.variables.yes;
  useEffect(() => {
    if (state === 'captured') onPaid(back);
  }, [state, back, onPaid]);
  return (
    <div className={classes.pay}>
      <dl className={classes.bill}>
        <div>
          <dt>{t('pay.for')}</dt>
          <dd>{title}</dd>
        </div>
        <div>
          <dt>{t('pay.amount')}</dt>
          <dd className={classes.amount}>{total}</dd>
        </div>
      </dl>
      {state !== 'captured' && state !== 'cancelled' && <Until path={back} />}
      {step.error && <ProblemBox error={step.error} />}
      {refused && <Notice icon="warning">{t('pay.noAnswer')}</Notice>}
      {state === 'open' && (
        <CardForm cards={cards} total={total} onCard={(card) => step.mutateAsync({ card }).catch(() => undefined)} />
      )}
      {state === 'action_required' && (
        <Question
          words={t('pay.second', { total })}
          yes={t('pay.yes')}
          no={t('pay.no')}
          busy={step.isPending}
          onAnswer={(yes) => step.mutate({ yes })}
        />
      )}
      {state === 'processing' && (
        <>
          <Question
            words={t('pay.pending')}
            yes={t('pay.pendingYes')}
            no={t('pay.pendingNo')}
            busy={step.isPending}
            onAnswer={(yes) => step.mutate({ yes })}
          />
          <ToOrder path={back} />
        </>
      )}
      {state === 'captured' && (
        <Notice icon="check">
          <p>{t('pay.paid')}</p>
          <ToOrder path={back} />
        </Notice>
      )}
      {state === 'cancelled' && (
        <Notice icon="warning">
          <p>{t('pay.over')}</p>
          <ToOrder path={back} />
        </Notice>
      )}
    </div>
  );
}

/** Until when the order waits: who pays may see it, others need not know. */
function Until({ path }: { path: string }) {
  const { t } = useTranslation('checkout');
  const signedIn = useSignedIn();
  const id = /^\/orders\/([\w-]+)$/.exec(path)?.[1] ?? '';
  const { data: order } = useQuery({ ...orderQuery(id), enabled: signedIn && id !== '' });
  if (order?.state !== 'open') return null;
  return <p className={classes.soft}>{t('pay.until', { time: formatClock(order.pay_until) })}</p>;
}

type QuestionProps = { words: string; yes: string; no: string; busy: boolean; onAnswer: (yes: boolean) => void };

function Question({ words, yes, no, busy, onAnswer }: QuestionProps) {
  return (
    <div className={classes.question} role="status">
      <p>{words}</p>
      <div className={classes.row}>
        <Button loading={busy} onClick={() => onAnswer(true)}>
          {yes}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => onAnswer(false)}>
          {no}
        </Button>
      </div>
    </div>
  );
}

function ToOrder({ path }: { path: string }) {
  const { t } = useTranslation('checkout');
  return (
    <ButtonLink to={path} variant="default" size="sm">
      {t('pay.toOrder')}
    </ButtonLink>
  );
}
