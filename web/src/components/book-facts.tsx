import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { languageName } from '@/lib/format';
import classes from './book-facts.module.css';

/** What one has to know of a copy: its state first, then where to meet, then the book. Needs the words of `books`. */
export function BookFacts({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const { condition, pickup_places, courses, edition, description } = listing;
  const { publisher, year, language, isbn13, subjects, original_title, title } = edition;
  const rows: [string, string][] = [
    [t('facts.pickup'), pickup_places.join(' · ')],
    [t('facts.courses'), courses.join(', ')],
    [t('facts.edition'), [edition.edition, publisher, year].filter(Boolean).join(', ')],
    [t('facts.language'), language && languageName(language)],
    [t('facts.original'), original_title === title ? '' : original_title],
    ['ISBN', isbn13 ?? ''],
    [t('facts.subjects'), subjects.slice(0, 6).join(', ')],
  ];
  return (
    <div className={classes.facts}>
      {description && <p className={classes.description}>{description}</p>}
      <dl className={classes.list}>
        {condition && (
          <div>
            <dt>{t('copy.condition')}</dt>
            <dd>
              <strong>{common(`condition.${condition}`)}</strong> {t(`conditionMeaning.${condition}`)}
            </dd>
          </div>
        )}
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
