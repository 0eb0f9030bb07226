import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { BlocksSection } from '@/features/privacy/blocks-section';
import { ClosingSection } from '@/features/privacy/closing-section';
import { ExportSection } from '@/features/privacy/export-section';
import { VisibilitySection } from '@/features/privacy/visibility-section';
import { accountQuery } from '@/lib/account/account';

export const Route = createFileRoute('/settings/privacy')({ component: PrivacyPage });

function PrivacyPage() {
  const { t } = useTranslation();
  const { data: own, error, refetch } = useQuery(accountQuery);
  return (
    <Page title={t('privacy.title')} lead={t('privacy.lead')}>
      {error && !own && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!own && !error && <Lines rows={4} />}
      {own && (
        <>
          <VisibilitySection account={own.account} />
          <BlocksSection />
          <ExportSection />
          <ClosingSection />
        </>
      )}
    </Page>
  );
}
