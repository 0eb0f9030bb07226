import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { ProblemBox } from '@/components/problem-text';
import { formatMoney } from '@/lib/format';
import { useOrderCommand } from '@/lib/orders/commands';
import classes from './orders.module.css';

/** Before the handover either side may step back: of the whole while it is not paid, later of a line. */
export function CancelButton({ order, line }: { order: Order; line?: OrderLine }) {
  const { t } = useTranslation('orders');
  const [open, setOpen] = useState(false);
  const command = useOrderCommand(order.id);
  const paid = order.paid_at !== null;
  const side = order.side === 'buyer' ? 'buyer' : 'seller';
  const price = formatMoney(line?.price ?? order.total);
  const cancel = () =>
    command.mutate(line ? { kind: 'cancel', lines: [line.id] } : { kind: 'cancel' }, {
      onSuccess: () => setOpen(false),
    });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        className={classes.quiet}
        {...(line ? { 'aria-label': t('cancel.of', { title: line.title }) } : {})}
        onClick={() => setOpen(true)}
      >
        {t('cancel.open')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('cancel.title')}>
        <div className={classes.dialog}>
          <p>{paid ? t(`cancel.paid.${side}`, { price }) : t('cancel.unpaid')}</p>
          {command.error && <ProblemBox error={command.error} />}
          <div className={classes.row}>
            <Button color="red.9" data-danger loading={command.isPending} onClick={cancel}>
              {t('cancel.submit')}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('cancel.keep')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
