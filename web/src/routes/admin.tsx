import { createFileRoute, Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/lib/account/account';
import { requireRole, requireSession } from '@/lib/guard';
import classes from './-admin.module.css';

export const Route = createFileRoute('/admin')({
  beforeLoad: async ({ context, location }) => {
    requireSession(location.href);
    await requireRole(context.queryClient, 'moderator', 'administrator');
  },
  component: AdminLayout,
});

function AdminLayout() {
  const { t } = useTranslation();
  const all = useAccount()?.roles.includes('administrator');
  const active = { 'aria-current': 'page' } as const;
  return (
    <div className={classes.admin}>
      <nav className={classes.tabs} aria-label={t('nav.admin')}>
        <Link to="/admin/accounts" activeProps={active}>
          {t('admin.accounts')}
        </Link>
        {all && (
          <Link to="/admin/audit" activeProps={active}>
            {t('audit.title')}
          </Link>
        )}
        {all && (
          <Link to="/admin/ledger" activeProps={active}>
            {t('nav.ledger')}
          </Link>
        )}
        {all && (
          <Link to="/admin/moderation" activeProps={active}>
            {t('nav.moderation')}
          </Link>
        )}
      </nav>
      <Outlet />
    </div>
  );
}
