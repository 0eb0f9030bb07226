import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/icon';
import { liveStatus, onLiveStatus } from './connect';
import classes from './status-bar.module.css';

function onNetwork(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Says when what is on the page may be old. */
export function StatusBar() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(onNetwork, () => navigator.onLine);
  const live = useSyncExternalStore(onLiveStatus, liveStatus);
  const text = online ? (live === 'paused' ? t('live.paused') : undefined) : t('live.offline');
  return (
    <div role="status" className={classes.place}>
      {text && (
        <p className={classes.bar}>
          <Icon name="warning" size={18} />
          {text}
        </p>
      )}
    </div>
  );
}
