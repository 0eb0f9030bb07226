import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { DecisionsSection } from '@/features/decisions/decisions-section';
import { ReportsSection } from '@/features/decisions/reports-section';
import { loadPart } from '@/i18n/parts';

export const Route = createFileRoute('/settings/reports')({
  loader: () => Promise.all([loadPart('decisions'), loadPart('report')]),
  component: ReportsPage,
});

function ReportsPage() {
  const { t } = useTranslation('decisions');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DecisionsSection />
      <ReportsSection />
    </Page>
  );
}
