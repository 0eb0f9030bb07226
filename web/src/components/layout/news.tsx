import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './news.module.css';

/** A number on a target of the navigation, with words for who does not see where it stands. */
export function News({ count = 0, words }: { count: number | undefined; words?: string }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <b className={classes.news}>
      {count >= 100 ? '99+' : count} <VisuallyHidden>{words ?? t('nav.unread')}</VisuallyHidden>
    </b>
  );
}
