import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon';
import classes from './bottom-bar.module.css';
import { News } from './news';
import { useTargets } from './targets';

/** Phones only. Holds up to five targets. */
export function BottomBar() {
  const { t } = useTranslation();
  const targets = useTargets().filter(({ wideOnly }) => !wideOnly);
  return (
    <nav className={classes.bar} aria-label={t('nav.main')}>
      {targets.map(({ icon, label, news, wideOnly: _, ...link }) => (
        <Link key={label} {...link} className={classes.link} activeProps={{ 'aria-current': 'page' }}>
          <Icon name={icon} />
          <span>{label}</span> <News count={news} />
        </Link>
      ))}
    </nav>
  );
}
