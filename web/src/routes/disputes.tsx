import { createFileRoute, Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/components/page';
import { DisputeQueue } from '@/features/orders/dispute-queue';
import { loadPart } from '@/i18n/parts';
import { requireRole, requireSession } from '@/lib/guard';
import classes from './-moderation.module.css';

export const Route = createFileRoute('/disputes')({
  beforeLoad: async ({ context, location }) => {
    requireSession(location.href);
    await requireRole(context.queryClient, 'moderator', 'administrator');
  },
  loader: () => Promise.all([loadPart('orders'), loadPart('moderation'), loadPart('checkout')]),
  component: DisputesLayout,
});

/** Beside the moderation queue: another kind of case, worked on in the same way. */
function DisputesLayout() {
  const { t } = useTranslation(['orders', 'moderation']);
  const chosen = useParams({ strict: false }).order;
  return (
    <div className={classes.moderation} data-detail={chosen ? true : undefined}>
      <div className={classes.side}>
        {chosen ? <h2 className={classes.title}>{t('disputes.title')}</h2> : <Heading />}
        <nav className={classes.states} aria-label={t('moderation:queue.what')}>
          <Link to="/moderation">{t('moderation:title')}</Link>
          <Link to="/disputes" aria-current="true" data-chosen>
            {t('disputes.title')}
          </Link>
        </nav>
        <DisputeQueue />
      </div>
      <div className={classes.detail}>
        <Outlet />
      </div>
    </div>
  );
}

function Heading() {
  const { t } = useTranslation('orders');
  const heading = usePageTitle(t('disputes.title'));
  return (
    <h1 ref={heading} tabIndex={-1} className={classes.title}>
      {t('disputes.title')}
    </h1>
  );
}
