import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { AuditList } from '@/features/admin/audit-list';
import { requireRole } from '@/lib/guard';

export const Route = createFileRoute('/admin/audit')({
  beforeLoad: ({ context }) => requireRole(context.queryClient, 'administrator'),
  component: AuditPage,
});

function AuditPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <AuditList />
    </Page>
  );
}
