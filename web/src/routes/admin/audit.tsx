import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { AuditList } from '@/features/admin/audit-list';

export const Route = createFileRoute('/admin/audit')({ component: AuditPage });

function AuditPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <AuditList />
    </Page>
  );
}
