import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Shelf } from '@/components/art/shelf';
import { ButtonLink } from '@/components/button-link';
import { Icon, type IconName } from '@/components/icon';
import { usePageTitle } from '@/components/page';
import classes from './landing.module.css';

const kinds = ['books', 'events', 'tickets'] as const;
const icons: Record<(typeof kinds)[number], IconName> = { books: 'book', events: 'calendar', tickets: 'ticket' };
const promises = ['verified', 'private', 'yours'] as const;

type Props = {
  /** Whoever was signed out from elsewhere learns why the own page is gone. */
  ended?: boolean;
  search: ReactNode;
  shelves: ReactNode;
};

export function Landing({ ended = false, search, shelves }: Props) {
  const { t } = useTranslation();
  const heading = usePageTitle(t('landing.tab'));
  return (
    <div className={classes.landing}>
      <div className={classes.hero}>
        <div className={classes.words}>
          {ended && (
            <p role="status" className={classes.ended}>
              <Icon name="leave" />
              {t('signIn.ended')}
            </p>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {t('landing.title')}
          </h1>
          <p className={classes.lead}>{t('landing.lead')}</p>
          {search}
          <div className={classes.actions}>
            <ButtonLink to="/sign-up" size="lg" className={classes.join}>
              {t('landing.join')}
            </ButtonLink>
            <ButtonLink to="/sign-in" size="lg" variant="transparent" className={classes.enter}>
              {t('nav.signIn')}
            </ButtonLink>
          </div>
        </div>
        <Shelf className={classes.art} />
      </div>

      {shelves}

      <section className={classes.part} aria-labelledby="what">
        <h2 id="what">{t('landing.whatTitle')}</h2>
        <ul className={classes.kinds}>
          {kinds.map((kind) => (
            <li key={kind} className={classes[kind]}>
              <Icon name={icons[kind]} size={30} />
              <h3>{t(`landing.${kind}.title`)}</h3>
              <p>{t(`landing.${kind}.text`)}</p>
            </li>
          ))}
        </ul>
        <p className={classes.stage}>{t('landing.stage')}</p>
      </section>

      <section className={classes.part} aria-labelledby="why">
        <h2 id="why">{t('landing.whyTitle')}</h2>
        <dl className={classes.promises}>
          {promises.map((promise) => (
            <div key={promise}>
              <dt>{t(`landing.${promise}.title`)}</dt>
              <dd>{t(`landing.${promise}.text`)}</dd>
            </div>
          ))}
        </dl>
        <div>
          <ButtonLink to="/sign-up" size="lg">
            {t('landing.join')}
          </ButtonLink>
        </div>
      </section>
    </div>
  );
}
