import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BottomBar } from './bottom-bar';
import { Footer } from './footer';
import { Header } from './header';
import classes from './layout.module.css';

export function Layout({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.layout}>
      <a className={classes.skip} href="#content">
        {t('nav.skip')}
      </a>
      <Header />
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <Footer />
      <BottomBar />
    </div>
  );
}
