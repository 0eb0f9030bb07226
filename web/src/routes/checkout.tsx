import { createFileRoute, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { CheckoutView } from '@/features/checkout/checkout-view';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';
import { goToPayment } from '@/lib/orders/payment';

export const Route = createFileRoute('/checkout')({
  validateSearch: ({ only }: Record<string, unknown>): { only?: string | undefined } => ({
    only: typeof only === 'string' ? only : undefined,
  }),
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('checkout'),
  component: CheckoutPage,
});

function CheckoutPage() {
  const { t } = useTranslation('checkout');
  const { only } = Route.useSearch();
  const { history } = useRouter();
  return (
    <Page title={t('checkout.title')} kicker={t('checkout.step', { number: 1 })}>
      {/* Back leads to where one came from, not to an order that is placed. */}
      <CheckoutView only={only} onPlaced={(order) => goToPayment((path) => history.replace(path), order)} />
    </Page>
  );
}
