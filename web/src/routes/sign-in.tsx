import { createFileRoute, Link, redirect } from '@tanstack/react-router';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { ProblemBox } from '@/components/problem-text';
import { Split } from '@/components/split';
import { ProviderButtons } from '@/features/sign-in/provider-buttons';
import { SignInForm } from '@/features/sign-in/sign-in-form';
import { SendAgain } from '@/features/sign-up/check-mail';
import { safePath } from '@/lib/return-to';
import { sessionState } from '@/lib/session/session';
import { useSession } from '@/lib/session/use-session';

type Search = { return_to?: string; problem?: string };

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ return_to, problem }: Record<string, unknown>): Search => ({
    ...(safePath(return_to) ? { return_to: safePath(return_to) as string } : {}),
    ...(typeof problem === 'string' ? { problem } : {}),
  }),
  beforeLoad: ({ search }) => {
    if (sessionState().status === 'signed-in') throw redirect({ href: search.return_to ?? '/', replace: true });
  },
  component: SignInPage,
});

function SignInPage() {
  const { t } = useTranslation();
  const { return_to, problem } = Route.useSearch();
  const session = useSession();
  const [step, setStep] = useState<'password' | 'second'>('password');
  const [unverified, setUnverified] = useState<string>();
  const ended = session.status === 'signed-out' && session.reason === 'ended';
  return (
    <Split>
      <Page title={step === 'second' ? t('signIn.secondTitle') : t('signIn.title')}>
        {ended && <Notice icon="leave">{t('signIn.ended')}</Notice>}
        {problem && <ProblemBox error={new Problem({ code: problem, status: 400 })} />}
        {unverified && (
          <>
            <Notice icon="mail">{t('signIn.notVerified', { email: unverified })}</Notice>
            <SendAgain email={unverified} />
          </>
        )}
        {step === 'password' && <ProviderButtons returnTo={return_to ?? '/'} />}
        <SignInForm onStep={setStep} onNotVerified={setUnverified} />
        <p>
          <Trans i18nKey="signIn.new" components={{ a: <Link to="/sign-up" /> }} />
        </p>
      </Page>
    </Split>
  );
}
