import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/icon';
import classes from './wishes.module.css';

/** How to get something here. */
export function Empty({ icon, text, children }: { icon: IconName; text: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <Icon name={icon} size={34} />
      <p>{text}</p>
      {children}
    </div>
  );
}
