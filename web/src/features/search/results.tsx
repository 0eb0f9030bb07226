import { useEffect, useRef } from 'react';
import type { ListingResults } from '@/api/types';
import { BookCardSkeletons, BookCards } from '@/components/book-card';
import { FavouriteButton } from '@/components/favourite-button';
import classes from './search.module.css';

/** Cards, page after page. After "Load more" the focus goes to the first new one, since the button moved away. */
export function Results({ pages, dimmed }: { pages: ListingResults[] | undefined; dimmed: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const books = pages?.flatMap(({ items }) => items) ?? [];
  const before = useRef({ pages: 0, books: 0 });
  const now = { pages: pages?.length ?? 0, books: books.length };
  useEffect(() => {
    const { pages: seen, books: at } = before.current;
    before.current = { pages: now.pages, books: now.books };
    if (seen > 0 && now.pages === seen + 1)
      box.current?.querySelectorAll<HTMLElement>('article h3 a')[at]?.focus({ preventScroll: true });
  }, [now.pages, now.books]);
  return (
    <div ref={box} className={classes.results} data-dimmed={dimmed || undefined} aria-busy={dimmed}>
      {pages ? (
        <BookCards
          books={books}
          eager={4}
          action={({ id, title, seller }) => <FavouriteButton id={id} title={title} seller={seller} />}
        />
      ) : (
        <BookCardSkeletons count={8} />
      )}
    </div>
  );
}
