import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './wishes.module.css';

export function SavedNav() {
  const { t } = useTranslation('find');
  const active = { 'aria-current': 'page' } as const;
  return (
    <nav className={classes.nav} aria-label={t('saved.label')}>
      <Link to="/saved" activeOptions={{ exact: true }} activeProps={active}>
        {t('saved.books')}
      </Link>
      <Link to="/saved/searches" activeProps={active}>
        {t('saved.searches')}
      </Link>
      <Link to="/wanted" activeOptions={{ includeSearch: false }} activeProps={active}>
        {t('saved.wanted')}
      </Link>
    </nav>
  );
}
