import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Shelf } from './art/shelf';
import classes from './split.module.css';

/** The form pages of the front door: the form, and on wide screens the shelf beside it. */
export function Split({ children, door = 'open' }: { children: ReactNode; door?: 'open' | 'shut' }) {
  const { t } = useTranslation();
  return (
    <div className={classes.split}>
      <div className={classes.form}>{children}</div>
      <div className={classes.art}>
        <p className={classes.line}>{t('split.line')}</p>
        <Shelf door={door} />
      </div>
    </div>
  );
}
