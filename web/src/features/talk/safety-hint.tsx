import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import classes from './thread.module.css';

/** Stands where a conversation begins. */
export function SafetyHint({ paid }: { paid: boolean }) {
  const { t } = useTranslation('talk');
  return (
    <p className={classes.safety}>
      <Icon name="shield" size={20} />
      <span>
        {t(paid ? 'safety.paid' : 'safety.text')} <Link to="/safety">{t('safety.more')}</Link>
      </span>
    </p>
  );
}
