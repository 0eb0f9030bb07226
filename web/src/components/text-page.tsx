import { useTranslation } from 'react-i18next';
import { Page } from './page';
import classes from './text-page.module.css';

export type TextName = 'help' | 'safety' | 'privacyText' | 'accessibility';

type Part = { title: string; text: string };

/** A page of plain text; the catalogues hold its parts as a list. */
export function TextPage({ name }: { name: TextName }) {
  const { t } = useTranslation();
  const parts = t(`texts.${name}.parts`, { returnObjects: true }) as unknown as Record<string, Part>;
  return (
    <Page title={t(`texts.${name}.title`)} lead={t(`texts.${name}.lead`)} width="reading">
      {Object.entries(parts).map(([id, { title, text }]) => (
        <section key={id} className={classes.part} id={id}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </Page>
  );
}
