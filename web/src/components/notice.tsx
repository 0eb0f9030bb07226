import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import classes from './notice.module.css';

/** A calm message inside a page, announced when it appears. */
export function Notice({ icon = 'check', children }: { icon?: IconName; children: ReactNode }) {
  return (
    <div className={classes.notice} role="status">
      <Icon name={icon} />
      <div className={classes.body}>{children}</div>
    </div>
  );
}
