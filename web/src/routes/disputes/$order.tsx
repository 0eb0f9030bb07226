import { createFileRoute, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { DisputeView } from '@/features/orders/dispute-view';
import { showToast } from '@/lib/toast';
import classes from '../-moderation.module.css';

export const Route = createFileRoute('/disputes/$order')({ component: DisputePage });

function DisputePage() {
  const { t } = useTranslation('orders');
  const { order } = Route.useParams();
  const navigate = useNavigate();
  return (
    <>
      <Link to="/disputes" className={classes.back}>
        <Icon name="back" size={20} />
        {t('disputes.back')}
      </Link>
      <DisputeView
        key={order}
        id={order}
        onDone={({ title }) => {
          showToast(t('disputes.done', { title }));
          void navigate({ to: '/disputes' });
        }}
      />
    </>
  );
}
