import { Button, CloseButton } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { closeToast, currentToasts, onToasts } from '@/lib/toast';
import classes from './toasts.module.css';

/** Short confirmations. The region is always there, so that screen readers notice what appears in it. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <div role="status" className={classes.region}>
      {toasts.map(({ id, message, action }) => (
        <div key={id} className={classes.toast}>
          <span>{message}</span>
          {action && (
            <Button size="compact-md" onClick={action.run}>
              {action.label}
            </Button>
          )}
          <CloseButton aria-label={t('form.close')} onClick={() => closeToast(id)} />
        </div>
      ))}
    </div>
  );
}
