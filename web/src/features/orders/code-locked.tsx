import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '@/api/types';
import { Notice } from '@/components/notice';
import { ProblemBox } from '@/components/problem-text';
import { useOrderCommand } from '@/lib/orders/commands';

/** Five wrong codes shut the entry; only the buyer opens it again. */
export function CodeLocked({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const command = useOrderCommand(order.id);
  return (
    <Notice icon="warning">
      <p>{t('code.locked')}</p>
      {command.error && <ProblemBox error={command.error} />}
      <Button size="sm" loading={command.isPending} onClick={() => command.mutate({ kind: 'unlock' })}>
        {t('code.unlock', { count: order.code?.unlocks_left ?? 0 })}
      </Button>
    </Notice>
  );
}
