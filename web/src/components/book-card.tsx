import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingSummary } from '@/api/types';
import { formatMoney } from '@/lib/format';
import classes from './book-card.module.css';
import { BookCover } from './book-cover';

/** What lists and search results both have. */
export type CardBook = Pick<ListingSummary, 'id' | 'title' | 'authors' | 'price' | 'condition' | 'cover'> &
  Partial<Pick<ListingSummary, 'negotiable' | 'state' | 'courses'>>;

type Props = {
  book: CardBook;
  /** The heading's level follows the page. */
  level?: 2 | 3;
  /** In the first view of a page. */
  eager?: boolean;
  /** Below the facts: what became of it. */
  note?: ReactNode;
  /** Buttons on the card, beside the link: a heart, a menu. */
  children?: ReactNode;
};

/** One copy for sale. The whole card is one link, whose name is the title. */
export function BookCard({ book, level = 3, eager = false, note, children }: Props) {
  const { t } = useTranslation();
  const { id, title, authors, price, condition, cover, negotiable, state, courses = [] } = book;
  const Heading = `h${level}` as const;
  const taken = state === 'reserved' || state === 'sold';
  return (
    <article className={classes.card} data-taken={taken || undefined}>
      <BookCover
        id={id}
        title={title}
        authors={authors}
        photo={cover}
        sizes="(max-width: 48em) 45vw, 180px"
        eager={eager}
      />
      <div className={classes.words}>
        <p className={classes.price}>
          <strong>{price ? formatMoney(price) : t('book.noPrice')}</strong>
          {negotiable && !taken && <span>{t('book.negotiable')}</span>}
        </p>
        <Heading className={classes.title}>
          <Link to="/listings/$id" params={{ id }}>
            {title}
          </Link>
        </Heading>
        {authors.length > 0 && <p className={classes.authors}>{authors.join(', ')}</p>}
        <p className={classes.facts}>
          {condition && <span>{t(`condition.${condition}`)}</span>}
          {courses[0] && <span className={classes.course}>{courses[0]}</span>}
        </p>
        {note && <p className={classes.note}>{note}</p>}
      </div>
      {taken && <span className={classes.state}>{t(`listingState.${state}`)}</span>}
      {children && <div className={classes.actions}>{children}</div>}
    </article>
  );
}

/** A shelf of cards: a list, two columns on phones. */
export function BookCards<B extends CardBook>({ books, level, eager = 0, action, note }: ShelfProps<B>) {
  return (
    <ul className={classes.cards}>
      {books.map((book, index) => (
        <li key={book.id}>
          <BookCard book={book} eager={index < eager} note={note?.(book)} {...(level ? { level } : {})}>
            {action?.(book)}
          </BookCard>
        </li>
      ))}
    </ul>
  );
}

type ShelfProps<B> = {
  books: readonly B[];
  level?: 2 | 3;
  /** How many stand in the first view. */
  eager?: number;
  action?: (book: B) => ReactNode;
  note?: (book: B) => ReactNode;
};

/** Holds the place of cards on the way. */
export function BookCardSkeletons({ count = 8 }: { count?: number }) {
  return (
    <div className={classes.cards} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike
        <div key={index} className={classes.card}>
          <Skeleton className={classes.coverPlace} />
          <div className={classes.words}>
            <Skeleton height={22} width="45%" />
            <Skeleton height={20} width="90%" />
            <Skeleton height={16} width="70%" />
          </div>
        </div>
      ))}
    </div>
  );
}
