import { createFileRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { Page } from '@/components/page';
import { Split } from '@/components/split';
import { ResetForm } from '@/features/password-reset/reset-form';

export const Route = createFileRoute('/reset-password')({
  validateSearch: (search: Record<string, unknown>) => ({ token: String(search.token ?? '') }),
  component: ResetPage,
});

function ResetPage() {
  const { t } = useTranslation();
  const { token } = Route.useSearch();
  const [done, setDone] = useState(false);
  if (done)
    return (
      <Split>
        <Page key="done" title={t('reset.done')} lead={t('reset.doneLead')}>
          <div>
            <ButtonLink to="/sign-in">{t('nav.signIn')}</ButtonLink>
          </div>
        </Page>
      </Split>
    );
  return (
    <Split door="shut">
      <Page key="form" title={t('reset.title')} lead={t('reset.lead')}>
        <ResetForm token={token} onDone={() => setDone(true)} />
      </Page>
    </Split>
  );
}
