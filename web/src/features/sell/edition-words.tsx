import { useTranslation } from 'react-i18next';
import type { Edition } from '@/api/types';
import { BookCover } from '@/components/book-cover';
import { languageName } from '@/lib/format';
import classes from './sell.module.css';

/** Enough of a book to know it again. */
export function EditionWords({ edition }: { edition: Edition }) {
  const { t } = useTranslation('books');
  const { id, title, authors, isbn13, publisher, year, language } = edition;
  const rest = [publisher, edition.edition, year, language && languageName(language)].filter(Boolean).join(' · ');
  return (
    <div className={classes.edition}>
      <BookCover id={id} title={title} authors={authors} photo={null} />
      <div className={classes.editionWords}>
        <h2>{title}</h2>
        {authors.length > 0 && <p>{authors.join(', ')}</p>}
        {rest && <p className={classes.soft}>{rest}</p>}
        {isbn13 && <p className={classes.soft}>{t('facts.isbnIs', { isbn: isbn13 })}</p>}
      </div>
    </div>
  );
}
