import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { CartView } from '@/features/checkout/cart-view';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';

export const Route = createFileRoute('/cart')({
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('checkout'),
  component: CartPage,
});

function CartPage() {
  const { t } = useTranslation('checkout');
  return (
    <Page title={t('cart.title')}>
      <CartView />
    </Page>
  );
}
