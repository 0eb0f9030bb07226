import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { OrderList } from '@/features/orders/order-list';
import { SideTabs } from '@/features/orders/side-tabs';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';

export const Route = createFileRoute('/orders/')({
  // Named even when it is nothing: else what stands in the address comes through as it is.
  validateSearch: ({ side }: Record<string, unknown>): { side?: 'seller' | undefined } => ({
    side: side === 'seller' ? side : undefined,
  }),
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => Promise.all([loadPart('orders'), loadPart('checkout')]),
  component: OrdersPage,
});

function OrdersPage() {
  const { t } = useTranslation('orders');
  const { side = 'buyer' } = Route.useSearch();
  return (
    <Page title={t('list.title')}>
      <SideTabs now={side} />
      <OrderList key={side} side={side} />
    </Page>
  );
}
