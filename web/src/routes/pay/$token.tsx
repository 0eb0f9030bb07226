import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPage } from '@/components/error-page';
import { Page } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { PayView } from '@/features/pay/pay-view';
import { paymentQuery } from '@/features/pay/sandbox';
import { loadPart } from '@/i18n/parts';

// Whoever has the address may pay, signed in or not.
export const Route = createFileRoute('/pay/$token')({
  loader: () => loadPart('checkout'),
  component: PayPage,
});

function PayPage() {
  const { t } = useTranslation('checkout');
  const { token } = Route.useParams();
  const { history } = useRouter();
  const { data: payment, error, refetch } = useQuery(paymentQuery(token));
  const onPaid = useCallback((path: string) => history.replace(path), [history]);
  if (!payment && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!payment) return <PagePending />;
  return (
    <Page title={t('pay.title')} lead={t('pay.lead')} kicker={t('checkout.step', { number: 2 })} width="form">
      <PayView token={token} payment={payment} onPaid={onPaid} />
    </Page>
  );
}
