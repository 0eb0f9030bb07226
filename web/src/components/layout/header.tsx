import { useMediaQuery } from '@mantine/hooks';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/lib/account/account';
import { useSession } from '@/lib/session/use-session';
import { ButtonLink } from '../button-link';
import { Logo } from '../logo';
import { AccountMenu } from './account-menu';
import { CartLink } from './cart-link';
import classes from './header.module.css';
import { News } from './news';
import { NoticesLink } from './notices-link';
import { useTargets } from './targets';

// Comes after the first page is there.
const SearchBox = lazy(() => import('../search-box/search-box').then((file) => ({ default: file.SearchBox })));

export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  const account = useAccount();
  const targets = useTargets();
  const wide = useMediaQuery('(min-width: 68em)', false, { getInitialValueInEffect: false });
  // These pages have a box of their own.
  const hasBox = useLocation({ select: ({ pathname }) => pathname === '/' || pathname === '/search' });
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
        {wide && !hasBox && (
          <div className={classes.search}>
            <Suspense>
              <SearchBox />
            </Suspense>
          </div>
        )}
        <div className={classes.side}>
          {account && <NoticesLink />}
          {account && <CartLink />}
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
