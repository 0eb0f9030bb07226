import { createFileRoute, Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { requireSession } from '@/lib/guard';
import classes from './-settings.module.css';

export const Route = createFileRoute('/settings')({
  beforeLoad: ({ location }) => requireSession(location.href),
  component: SettingsLayout,
});

function SettingsLayout() {
  const { t } = useTranslation();
  const active = { 'aria-current': 'page' } as const;
  return (
    <div className={classes.settings}>
      <nav className={classes.nav} aria-label={t('settings.label')}>
        <Link to="/settings" activeOptions={{ exact: true }} activeProps={active}>
          {t('profile.title')}
        </Link>
        <Link to="/settings/display" activeProps={active}>
          {t('display.title')}
        </Link>
        <Link to="/settings/security" activeProps={active}>
          {t('security.title')}
        </Link>
        <Link to="/settings/privacy" activeProps={active}>
          {t('privacy.title')}
        </Link>
        <Link to="/settings/notifications" activeProps={active}>
          {t('nav.notices')}
        </Link>
        <Link to="/settings/reports" activeProps={active}>
          {t('settings.reports')}
        </Link>
      </nav>
      <Outlet />
    </div>
  );
}
