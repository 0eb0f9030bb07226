import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { ProblemBox } from '@/components/problem-text';
import { formatMoney } from '@/lib/format';
import { useOrderCommand } from '@/lib/orders/commands';
import classes from './orders.module.css';

export type LineDialog = { order: Order; line: OrderLine; opened: boolean; onClose: () => void };

/** Content with the book: the money goes to the seller at once, and there is no way back. */
export function ConfirmDialog({ order, line, opened, onClose }: LineDialog) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation();
  const command = useOrderCommand(order.id);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('confirm.title', { title: line.title })}>
      <div className={classes.dialog}>
        <p>{t('confirm.text', { price: formatMoney(line.price) })}</p>
        {command.error && <ProblemBox error={command.error} />}
        <div className={classes.row}>
          <Button
            loading={command.isPending}
            onClick={() => command.mutate({ kind: 'confirm', line: line.id }, { onSuccess: onClose })}
          >
            {t('confirm.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {common('form.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
