import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '@/api/types';
import { type TextName, textsQuery } from '@/i18n/texts';
import { ErrorPage } from './error-page';
import { Page } from './page';
import { PagePending } from './page-pending';
import classes from './text-page.module.css';

export function TextPage({ name }: { name: TextName }) {
  const { t, i18n } = useTranslation();
  const { data: texts, error } = useQuery(textsQuery(i18n.language as Language));
  if (!texts) return error ? <ErrorPage error={error} /> : <PagePending />;
  const { title, lead, parts } = texts[name];
  return (
    <Page title={title} lead={lead}>
      <div className={classes.columns}>
        <nav className={classes.contents} aria-labelledby="contents">
          <h2 id="contents">{t('textPage.contents')}</h2>
          <ul>
            {Object.entries(parts).map(([id, part]) => (
              <li key={id}>
                <a href={`#${id}`}>{part.title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className={classes.parts}>
          {Object.entries(parts).map(([id, part]) => (
            <section key={id} className={classes.part} id={id}>
              <h2>{part.title}</h2>
              <p>{part.text}</p>
            </section>
          ))}
        </div>
      </div>
    </Page>
  );
}
