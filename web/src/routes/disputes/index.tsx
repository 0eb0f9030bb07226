import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import classes from '../-moderation.module.css';

export const Route = createFileRoute('/disputes/')({ component: NothingChosen });

function NothingChosen() {
  const { t } = useTranslation('orders');
  return (
    <div className={classes.nothing}>
      <Icon name="scales" size={44} />
      <p>{t('disputes.choose')}</p>
      <p>{t('disputes.lead')}</p>
    </div>
  );
}
