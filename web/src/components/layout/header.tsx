import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/lib/account/account';
import { useSession } from '@/lib/session/use-session';
import { ButtonLink } from '../button-link';
import { Logo } from '../logo';
import { AccountMenu } from './account-menu';
import classes from './header.module.css';
import { News } from './news';
import { useTargets } from './targets';

export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  const account = useAccount();
  const targets = useTargets();
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <Link to="/" className={classes.brand} aria-label={t('nav.brand')}>
          <Logo />
        </Link>
        <nav className={classes.nav} aria-label={t('nav.main')}>
          {targets
            .filter(({ to }) => to !== '/sign-in')
            .map(({ icon: _, label, news, wideOnly: __, ...link }) => (
              <Link key={label} {...link} className={classes.link} activeProps={{ 'aria-current': 'page' }}>
                {label}
                <News count={news} />
              </Link>
            ))}
        </nav>
        <div className={classes.side}>
          {account && <AccountMenu account={account} />}
          {session.status === 'signed-out' && (
            <>
              <ButtonLink to="/sign-in" variant="subtle" size="sm" className={classes.signIn}>
                {t('nav.signIn')}
              </ButtonLink>
              <ButtonLink to="/sign-up" size="sm">
                {t('nav.signUp')}
              </ButtonLink>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
