import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { BookCardSkeletons, BookCards, type CardBook } from '@/components/book-card';
import { FavouriteButton } from '@/components/favourite-button';
import { ProblemBox } from '@/components/problem-text';
import classes from './home.module.css';
import { shelfLength } from './newest';

type Props = {
  title: string;
  books: UseQueryResult<(CardBook & { seller: string })[]>;
  /** Where there are more. */
  more?: ReactNode;
  /** In place of the books when there are none. */
  empty: ReactNode;
};

export function Shelf({ title, books, more, empty }: Props) {
  const id = useId();
  const { data, error, refetch } = books;
  return (
    <section className={classes.part} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {data && data.length > 0 && more}
      </div>
      {!data && error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!data && !error && <BookCardSkeletons count={shelfLength} />}
      {data?.length === 0 && empty}
      {data && data.length > 0 && (
        <BookCards
          books={data}
          action={(book) => <FavouriteButton id={book.id} title={book.title} seller={book.seller} />}
        />
      )}
    </section>
  );
}
