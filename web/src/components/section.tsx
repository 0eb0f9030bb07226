import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

type Props = { title: string; lead?: ReactNode; danger?: boolean; children: ReactNode };

export function Section({ title, lead, danger, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id} data-danger={danger || undefined}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {children}
    </section>
  );
}
