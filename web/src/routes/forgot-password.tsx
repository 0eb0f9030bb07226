import { createFileRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { Split } from '@/components/split';
import { ForgotForm } from '@/features/password-reset/forgot-form';

export const Route = createFileRoute('/forgot-password')({ component: ForgotPage });

function ForgotPage() {
  const { t } = useTranslation();
  const [sent, setSent] = useState<string>();
  return (
    <Split door="shut">
      <Page title={t('forgot.title')} lead={t('forgot.lead')}>
        {sent && <Notice icon="mail">{t('forgot.sent', { email: sent })}</Notice>}
        <ForgotForm onDone={setSent} />
      </Page>
    </Split>
  );
}
