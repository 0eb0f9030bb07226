import { Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadNotices, useUnreadNotices } from '@/lib/notices/notices';
import { Icon } from '../icon';
import classes from './icon-link.module.css';
import { News } from './news';

/** Pages that notices lead to: who looks at one has seen what there was to say about it. */
const about = /^\/(orders|listings|inbox)\/[\w-]+$/;

/** The bell, with how much is new. */
export function NoticesLink() {
  const { t } = useTranslation();
  const unread = useUnreadNotices();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { mutate } = useReadNotices();
  const some = unread > 0;
  useEffect(() => {
    if (some && about.test(path)) mutate({ path });
  }, [some, path, mutate]);
  return (
    <Link to="/notifications" className={classes.link} activeProps={{ 'aria-current': 'page' }}>
      <Icon name="bell" size={26} />
      <span className={classes.name}>{t('nav.notices')}</span> <News count={unread} words={t('nav.new')} />
    </Link>
  );
}
