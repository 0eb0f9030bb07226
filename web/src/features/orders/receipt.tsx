import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { ProblemBox } from '@/components/problem-text';
import { useReceipt } from '@/lib/orders/receipt';

export function Receipt({ id }: { id: string }) {
  const { t } = useTranslation('orders');
  const receipt = useReceipt();
  return (
    <div>
      {receipt.error && <ProblemBox error={receipt.error} />}
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="receipt" size={20} />}
        loading={receipt.isPending}
        onClick={() => receipt.mutate(id)}
      >
        {t('order.receipt')}
      </Button>
    </div>
  );
}
