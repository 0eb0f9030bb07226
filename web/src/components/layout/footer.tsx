import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChangePreference } from '@/lib/account/patch-account';
import { useSignedIn } from '@/lib/session/use-session';
import { LanguageChoice } from '../language-choice';
import { ThemeChoice } from '../theme-choice';
import classes from './footer.module.css';

export function Footer() {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  const { mutate } = useChangePreference();
  return (
    <footer className={classes.footer}>
      <div className={classes.inner}>
        <nav className={classes.links} aria-label={t('footer.label')}>
          <Link to="/help">{t('nav.help')}</Link>
          <Link to="/safety">{t('footer.safety')}</Link>
          <Link to="/privacy">{t('footer.privacy')}</Link>
          <Link to="/accessibility">{t('footer.accessibility')}</Link>
        </nav>
        <div className={classes.choices}>
          <LanguageChoice onChoose={(language) => signedIn && mutate({ language })} />
          <ThemeChoice compact onChoose={(theme) => signedIn && mutate({ theme })} />
        </div>
      </div>
    </footer>
  );
}
