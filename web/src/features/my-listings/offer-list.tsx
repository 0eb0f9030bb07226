import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '@/components/more-button';
import { OfferCard } from '@/components/offer-card';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { offersQuery, type Side } from '@/lib/market/offers';
import classes from './mine.module.css';

/** Offers for one's own copies, or those that one made. */
export function OfferList({ side }: { side: Side }) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const query = useInfiniteQuery(offersQuery(side));
  const { data, error, refetch } = query;
  const offers = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={t(`mine.offers.${side}`)}>
      {!data && !error && <Lines height={110} rows={2} />}
      {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {data && offers.length === 0 && <p className={classes.soft}>{t(`mine.noOffers.${side}`)}</p>}
      {offers.length > 0 && (
        <ul className={classes.list}>
          {offers.map((offer) => (
            <li key={offer.id}>
              <OfferCard offer={offer} side={side} />
            </li>
          ))}
        </ul>
      )}
      <MoreButton query={query} label={common('person.sellingMore')} />
    </Section>
  );
}
