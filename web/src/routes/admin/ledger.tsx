import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { Transfers, TrialBalance } from '@/features/ledger/ledger-view';
import { loadPart } from '@/i18n/parts';
import { requireRole } from '@/lib/guard';

export const Route = createFileRoute('/admin/ledger')({
  validateSearch: ({ order }: Record<string, unknown>): { order?: string | undefined } => ({
    order: typeof order === 'string' ? order : undefined,
  }),
  beforeLoad: ({ context }) => requireRole(context.queryClient, 'administrator'),
  loader: () => loadPart('money'),
  component: LedgerPage,
});

function LedgerPage() {
  const { t } = useTranslation('money');
  const { order } = Route.useSearch();
  return (
    <Page title={t('ledger.title')} lead={t('ledger.lead')}>
      <TrialBalance />
      <Transfers key={order} order={order} />
    </Page>
  );
}
