import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorPage } from '@/components/error-page';
import { Icon } from '@/components/icon';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { CodeView } from '@/features/orders/code-view';
import { useHeldCode } from '@/features/orders/use-held-code';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';
import { heldCode } from '@/lib/orders/codes';
import { orderQuery } from '@/lib/orders/orders';
import { useSignedIn } from '@/lib/session/use-session';
import classes from './-orders.module.css';

export const Route = createFileRoute('/orders/$id_/code')({
  // What is kept on this device opens without a session: at the handover there may be no network.
  beforeLoad: ({ location, params }) => {
    if (!heldCode(params.id)) requireSession(location.href);
  },
  loader: () => Promise.all([loadPart('orders'), loadPart('checkout')]),
  component: CodePage,
});

function CodePage() {
  const { t } = useTranslation('orders');
  const { id } = Route.useParams();
  const signedIn = useSignedIn();
  const { data: order, error, refetch } = useQuery({ ...orderQuery(id), enabled: signedIn });
  const { held, error: codeError, refetch: again } = useHeldCode(id, order);
  const back = (
    <Link to="/orders/$id" params={{ id }} className={classes.back}>
      <Icon name="back" size={20} />
      {t('code.back')}
    </Link>
  );
  if (held)
    return (
      <Page title={t('code.title')} lead={held.titles.join(' · ')} width="form">
        <CodeView order={id} held={held} />
        {back}
      </Page>
    );
  if (order && !codeError)
    return (
      <Page title={t('code.title')} width="form">
        {order.may.includes('show_code') && order.lines.some(({ state }) => state === 'sold') ? (
          <PagePending />
        ) : (
          <Notice icon="check">{t('code.over')}</Notice>
        )}
        {back}
      </Page>
    );
  const failed = codeError ?? error;
  if (failed) return <ErrorPage error={failed} onRetry={() => void (codeError ? again() : refetch())} />;
  return <PagePending />;
}
