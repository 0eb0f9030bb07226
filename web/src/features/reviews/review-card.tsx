import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnReview, Review } from '@/api/types';
import { Stars } from '@/components/stars';
import { formatDate } from '@/lib/format';
import classes from './reviews.module.css';

type Props = { review: Review & Partial<Pick<OwnReview, 'mine' | 'hidden'>>; children?: ReactNode };

/** What somebody wrote, and the answer to it. */
export function ReviewCard({ review, children }: Props) {
  const { t } = useTranslation('reviews');
  const { kind, author, stars, as_described, text, at, title, listing, answer, mine, hidden } = review;
  return (
    <article className={classes.review}>
      <p className={classes.head}>
        <strong>{t(`kind.${kind}`)}</strong>
        <Stars hundredths={stars * 100} />
        {as_described !== null && <span>{t(as_described ? 'asDescribed' : 'notAsDescribed')}</span>}
      </p>
      {text && <p className={classes.text}>{text}</p>}
      <p className={classes.soft}>
        {mine ? (
          t('yours')
        ) : author.name && !author.closed ? (
          <Link to="/people/$id" params={{ id: author.id }}>
            {author.name}
          </Link>
        ) : (
          t('someone')
        )}
        {' · '}
        <Link to="/listings/$id" params={{ id: listing }}>
          {title}
        </Link>
        {` · ${formatDate(at)}`}
        {hidden && ` · ${t('hidden')}`}
      </p>
      {answer && !answer.hidden && (
        <div className={classes.answer}>
          <strong>{t('answer.title')}</strong>
          <p className={classes.text}>{answer.text}</p>
        </div>
      )}
      {children}
    </article>
  );
}
