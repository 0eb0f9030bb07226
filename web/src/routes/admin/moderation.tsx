import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { TrailList } from '@/features/moderation/trail-list';
import { loadPart } from '@/i18n/parts';
import { requireRole } from '@/lib/guard';

export const Route = createFileRoute('/admin/moderation')({
  beforeLoad: ({ context }) => requireRole(context.queryClient, 'administrator'),
  loader: () => loadPart('moderation'),
  component: TrailPage,
});

function TrailPage() {
  const { t } = useTranslation('moderation');
  return (
    <Page title={t('trail.tab')} lead={t('trail.lead')}>
      <TrailList />
    </Page>
  );
}
