import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { BookCardSkeletons, BookCards } from '@/components/book-card';
import { FavouriteButton } from '@/components/favourite-button';
import { similarQuery } from './find-similar';
import classes from './listing.module.css';

/** An extra: when nothing is found, or the search does not answer, the page does without. */
export function Similar({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const { data, error } = useQuery(similarQuery(listing));
  if (error || data?.length === 0) return null;
  return (
    <section className={classes.similar} aria-labelledby="similar">
      <h2 id="similar">{t('listing.similar')}</h2>
      {data ? (
        <BookCards
          books={data}
          action={(book) => <FavouriteButton id={book.id} title={book.title} seller={book.seller} />}
        />
      ) : (
        <BookCardSkeletons count={4} />
      )}
    </section>
  );
}
