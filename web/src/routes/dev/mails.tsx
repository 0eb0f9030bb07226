import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorPage } from '@/components/error-page';
import { Page } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { mailsQuery } from '@/features/dev-mails/list-mails';
import { MailBox } from '@/features/dev-mails/mail-box';

export const Route = createFileRoute('/dev/mails')({ component: MailsPage });

/** A server that is not in development mode answers 404, and so does this page. */
function MailsPage() {
  const { t } = useTranslation();
  const { data: mails, error, refetch } = useQuery(mailsQuery);
  if (mails)
    return (
      <Page title={t('mails.title')} lead={t('mails.lead')} width="reading">
        <MailBox mails={mails} />
      </Page>
    );
  return error ? <ErrorPage error={error} onRetry={() => void refetch()} /> : <PagePending />;
}
