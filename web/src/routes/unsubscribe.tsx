import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { ButtonLink } from '@/components/button-link';
import { ErrorPage } from '@/components/error-page';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { subscriptionQuery, useUnsubscribe } from '@/features/notices/subscription';
import { loadPart } from '@/i18n/parts';

export const Route = createFileRoute('/unsubscribe')({
  validateSearch: (search: Record<string, unknown>) => ({ token: String(search.token ?? '') }),
  loader: () => Promise.all([loadPart('notices'), loadPart('checkout')]),
  component: UnsubscribePage,
});

/** Reached from mails, signed in or not. Mail programs open links by themselves: only the button does anything. */
function UnsubscribePage() {
  const { t } = useTranslation('notices');
  const { token } = Route.useSearch();
  const { data, error, refetch } = useQuery({ ...subscriptionQuery(token), enabled: token !== '' });
  const leave = useUnsubscribe(token);
  if (token === '' || (error && asProblem(error).status < 500 && asProblem(error).status !== 0))
    return (
      <Page title={t('unsubscribe.title')} width="reading">
        <Notice icon="warning">{t('unsubscribe.broken')}</Notice>
        <Settings />
      </Page>
    );
  if (!data) return error ? <ErrorPage error={error} onRetry={() => void refetch()} /> : <PagePending />;
  const { group, subscribed } = data;
  const about = group ? t('unsubscribe.group', { group: t(`group.${group}`) }) : t('unsubscribe.digest');
  return (
    <Page title={t('unsubscribe.title')} lead={about} width="reading">
      {leave.error && <ProblemBox error={leave.error} />}
      {subscribed ? (
        <div>
          <Button loading={leave.isPending} onClick={() => leave.mutate()}>
            {t('unsubscribe.submit')}
          </Button>
        </div>
      ) : (
        <Notice>{t(leave.isSuccess ? 'unsubscribe.done' : 'unsubscribe.already')}</Notice>
      )}
      <Settings />
    </Page>
  );
}

function Settings() {
  const { t } = useTranslation('notices');
  return (
    <div>
      <ButtonLink to="/settings/notifications" variant="default">
        {t('unsubscribe.settings')}
      </ButtonLink>
    </div>
  );
}
