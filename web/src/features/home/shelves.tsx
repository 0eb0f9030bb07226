import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Notice } from '@/components/notice';
import { ownListingsQuery } from '@/lib/market/own-listings';
import classes from './home.module.css';
import { coursesQuery, newestQuery } from './newest';
import { Shelf } from './shelf';

/** Books on the home page: what one began to sell, what one's courses need, what is new. */
export default function Shelves({ account }: { account?: Account | undefined }) {
  const { t } = useTranslation('home');
  const newest = useQuery(newestQuery);
  return (
    <div className={classes.shelves}>
      {account && <Draft />}
      {account && <Courses courses={account.courses} />}
      <Shelf
        title={t('newest')}
        books={newest}
        more={<Link to="/search">{t('all')}</Link>}
        empty={
          <div className={classes.empty}>
            <p>{t('none')}</p>
            <ButtonLink to="/sell">{t('first')}</ButtonLink>
          </div>
        }
      />
    </div>
  );
}

/** The last listing that was begun and not published. */
function Draft() {
  const { t } = useTranslation('home');
  const { data } = useInfiniteQuery(ownListingsQuery('draft', 1));
  const draft = data?.pages[0]?.items[0];
  if (!draft) return null;
  return (
    <Notice icon="book">
      <p>{t('draft', { title: draft.title })}</p>
      <ButtonLink to="/sell/$id" params={{ id: draft.id }} size="sm" variant="default">
        {t('goOn')}
      </ButtonLink>
    </Notice>
  );
}

function Courses({ courses }: { courses: readonly string[] }) {
  const { t } = useTranslation('home');
  const books = useQuery({ ...coursesQuery(courses), enabled: courses.length > 0 });
  if (courses.length === 0)
    return (
      <section className={classes.part} aria-label={t('courses')}>
        <h2>{t('courses')}</h2>
        <p className={classes.soft}>
          {t('noCourses')} <Link to="/settings">{t('nameCourses')}</Link>
        </p>
      </section>
    );
  return (
    <Shelf
      title={t('courses')}
      books={books}
      more={
        <Link to="/search" search={{ course: courses.slice(0, 20), sort: 'newest' }}>
          {t('all')}
        </Link>
      }
      empty={<p className={classes.soft}>{t('noneForCourses', { courses: courses.join(', ') })}</p>}
    />
  );
}
