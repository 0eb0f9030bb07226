import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ownListingsQuery } from '@/lib/market/own-listings';
import classes from './sell.module.css';

/** What was begun and not published, on whatever device. */
export function Drafts() {
  const { t } = useTranslation('books');
  const { data } = useInfiniteQuery(ownListingsQuery('draft', 5));
  const drafts = data?.pages[0]?.items ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className={classes.drafts} aria-labelledby="drafts">
      <h2 id="drafts">{t('sell.drafts')}</h2>
      <ul>
        {drafts.map(({ id, title, authors }) => (
          <li key={id}>
            <Link to="/sell/$id" params={{ id }}>
              {title}
            </Link>{' '}
            <span className={classes.soft}>{authors.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
