import type { ReactNode } from 'react';
import { Shelf } from './art/shelf';
import classes from './split.module.css';

/** The form pages of the front door: the form, and on wide screens the shelf beside it. */
export function Split({ children, door = 'open' }: { children: ReactNode; door?: 'open' | 'shut' }) {
  return (
    <div className={classes.split}>
      <div className={classes.form}>{children}</div>
      <div className={classes.art}>
        <Shelf door={door} />
      </div>
    </div>
  );
}
