import { createFileRoute, Link, redirect, useNavigate } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { Split } from '@/components/split';
import { SignUpForm } from '@/features/sign-up/sign-up-form';
import { sessionState } from '@/lib/session/session';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The address of a form just sent: kept out of the URL. */
    email?: string;
  }
}

export const Route = createFileRoute('/sign-up')({
  beforeLoad: () => {
    if (sessionState().status === 'signed-in') throw redirect({ to: '/' });
  },
  component: SignUpPage,
});

function SignUpPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Split>
      <Page title={t('signUp.title')} lead={t('signUp.lead')}>
        <SignUpForm onDone={(email) => void navigate({ to: '/check-mail', state: { email } })} />
        <p>
          <Trans i18nKey="signUp.already" components={{ a: <Link to="/sign-in" /> }} />
        </p>
      </Page>
    </Split>
  );
}
