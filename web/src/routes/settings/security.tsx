import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { PasswordSection } from '@/features/security/password-section';
import { SessionsSection } from '@/features/security/sessions-section';
import { TotpSection } from '@/features/security/totp-section';
import { accountQuery } from '@/lib/account/account';

export const Route = createFileRoute('/settings/security')({ component: SecurityPage });

function SecurityPage() {
  const { t } = useTranslation();
  const { data: own, error, refetch } = useQuery(accountQuery);
  return (
    <Page title={t('security.title')} lead={t('security.lead')}>
      {error && !own && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!own && !error && <Lines rows={4} />}
      {own && (
        <>
          <PasswordSection passwordSet={own.account.password_set} />
          <TotpSection on={own.account.second_factor} />
          <SessionsSection />
        </>
      )}
    </Page>
  );
}
