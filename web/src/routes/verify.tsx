import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { Page } from '@/components/page';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Split } from '@/components/split';
import { verifyQuery } from '@/features/sign-up/verify';
import { accountQuery } from '@/lib/account/account';
import { useSignedIn } from '@/lib/session/use-session';

export const Route = createFileRoute('/verify')({
  validateSearch: (search: Record<string, unknown>) => ({ token: String(search.token ?? '') }),
  component: VerifyPage,
});

function VerifyPage() {
  const { t } = useTranslation();
  const { token } = Route.useSearch();
  const client = useQueryClient();
  const signedIn = useSignedIn();
  const verify = useQuery(verifyQuery(token));
  useEffect(() => {
    if (verify.isSuccess) void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  }, [verify.isSuccess, client]);

  const step = verify.isSuccess ? 'done' : verify.isError ? 'failed' : 'busy';
  return (
    <Split door={verify.isSuccess ? 'open' : 'shut'}>
      <Page key={step} title={t(`verify.${step}`)} failed={verify.isError} lead={verify.isSuccess && t('verify.lead')}>
        {verify.isPending && <Lines rows={2} />}
        {verify.isError && (
          <>
            <ProblemBox error={verify.error} />
            <p>{t('verify.expired')}</p>
            <div>
              <ButtonLink to="/sign-in">{t('nav.signIn')}</ButtonLink>
            </div>
          </>
        )}
        {verify.isSuccess && (
          <div>
            <ButtonLink to={signedIn ? '/' : '/sign-in'}>{signedIn ? t('errors.home') : t('nav.signIn')}</ButtonLink>
          </div>
        )}
      </Page>
    </Split>
  );
}
