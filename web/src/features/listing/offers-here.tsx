import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Offer } from '@/api/types';
import { OfferCard } from '@/components/offer-card';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { offersQuery } from '@/lib/market/offers';
import classes from './listing.module.css';

/** The buyer's own offer. */
export function OwnOffer({ offer }: { offer: Offer }) {
  const { t } = useTranslation('books');
  return (
    <Section title={t('offer.yours')}>
      <OfferCard offer={offer} side="buying" withBook={false} />
    </Section>
  );
}

/** What others offer for one's own copy. */
export function OffersHere({ listing }: { listing: string }) {
  const { t } = useTranslation('books');
  const { data, error, refetch } = useInfiniteQuery(offersQuery('selling', listing));
  if (error) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  const offers = data?.pages.flatMap(({ items }) => items) ?? [];
  if (offers.length === 0) return null;
  return (
    <Section title={t('offer.here')}>
      <ul className={classes.offers}>
        {offers.map((offer) => (
          <li key={offer.id}>
            <OfferCard offer={offer} side="selling" withBook={false} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
