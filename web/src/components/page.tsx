import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page.module.css';

type Props = {
  title: string;
  lead?: ReactNode;
  /** A few words above the title and part of the heading: which step of several this is. */
  kicker?: string;
  /** Says so in the tab's title, as a form with faults must. */
  failed?: boolean;
  width?: 'reading' | 'form' | 'wide';
  children?: ReactNode;
};

let first = true;

/** Title of the tab and focus on the heading, so that a screen reader announces a change of page. */
export function usePageTitle(title: string, failed = false) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${failed ? `${t('form.errorPrefix')} ` : ''}${title} – BookVerse+`;
  }, [title, failed, t]);
  useEffect(() => {
    if (!first) heading.current?.focus();
    first = false;
  }, []);
  return heading;
}

export function Page({ title, lead, kicker, failed = false, width = 'wide', children }: Props) {
  const heading = usePageTitle(title, failed);
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {kicker && <span className={classes.kicker}>{kicker} </span>}
          {title}
        </h1>
        {lead && <p className={classes.lead}>{lead}</p>}
      </header>
      {children}
    </div>
  );
}
