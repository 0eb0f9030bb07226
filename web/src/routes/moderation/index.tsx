import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { useQueue } from '@/features/moderation/use-queue';
import classes from '../-moderation.module.css';

export const Route = createFileRoute('/moderation/')({ component: NothingChosen });

function NothingChosen() {
  const { t } = useTranslation('moderation');
  useQueue(Route.useSearch(), undefined);
  return (
    <div className={classes.nothing}>
      <Icon name="gavel" size={44} />
      <p>{t('choose')}</p>
    </div>
  );
}
