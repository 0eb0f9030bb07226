import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatingSummary } from '@/api/types';
import choice from '@/components/choice.module.css';
import { MoreButton } from '@/components/more-button';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { ReportButton } from '@/components/report-button';
import { Section } from '@/components/section';
import { Stars } from '@/components/stars';
import { useAccount } from '@/lib/account/account';
import { personRatingQuery, personReviewsQuery, type ReviewedAs } from '@/lib/reviews/reviews';
import { ReviewCard } from './review-card';
import classes from './reviews.module.css';

/** What others say about somebody as a seller, or as a buyer. */
export function PersonReviews({ id }: { id: string }) {
  const { t } = useTranslation('reviews');
  const [role, setRole] = useState<ReviewedAs>('seller');
  const { data: rating } = useQuery(personRatingQuery(id));
  const query = useInfiniteQuery(personReviewsQuery(id, role));
  const { data, error, refetch } = query;
  const own = useAccount()?.id === id;
  const reviews = data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={t('person.title')}>
      <SegmentedControl
        aria-label={t('person.role')}
        className={choice.choice ?? ''}
        value={role}
        onChange={(value) => setRole(value as ReviewedAs)}
        data={(['seller', 'buyer'] as const).map((value) => ({ value, label: t(`person.as.${value}`) }))}
      />
      {rating && <Distribution summary={rating[role]} />}
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!reviews && !error && <Lines height={80} rows={2} />}
      {reviews?.map((review) => (
        <ReviewCard key={review.id} review={review}>
          {!own && (
            <div>
              <ReportButton kind="review" id={review.id} name={review.title} variant="subtle" />
            </div>
          )}
        </ReviewCard>
      ))}
      <MoreButton query={query} label={t('person.more')} />
    </Section>
  );
}

/** How many gave how many stars, in words; the bars only help. */
export function Distribution({ summary }: { summary: RatingSummary }) {
  const { t } = useTranslation('reviews');
  const { reviews, hundredths, stars } = summary;
  if (hundredths === null) return <p className={classes.soft}>{t('person.none')}</p>;
  return (
    <div className={classes.distribution}>
      <p className={classes.mean}>
        <Stars hundredths={hundredths} reviews={reviews} />
      </p>
      <dl>
        {[5, 4, 3, 2, 1].map((count) => (
          <div key={count}>
            <dt>{t('person.stars', { count })}</dt>
            <dd>
              <progress max={reviews} value={stars[count - 1] ?? 0} aria-hidden="true" />
              <span>{stars[count - 1] ?? 0}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
