import { createFileRoute, Link, useLocation } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { Split } from '@/components/split';
import { SendAgain } from '@/features/sign-up/check-mail';

export const Route = createFileRoute('/check-mail')({ component: CheckMailPage });

function CheckMailPage() {
  const { t } = useTranslation();
  const email = useLocation({ select: ({ state }) => state.email });
  return (
    <Split door="shut">
      <Page title={t('checkMail.title')} lead={email ? t('checkMail.lead', { email }) : t('checkMail.leadPlain')}>
        <p>{t('checkMail.spam')}</p>
        {email && <SendAgain email={email} />}
        <p>
          <Trans i18nKey="checkMail.wrong" components={{ a: <Link to="/sign-up" /> }} />
        </p>
      </Page>
    </Split>
  );
}
