import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BookCards } from '@/components/book-card';
import { FavouriteButton } from '@/components/favourite-button';
import { MoreButton } from '@/components/more-button';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { sellerListingsQuery } from './list-listings';

/** Nothing at all for somebody who sells nothing. */
export function SellerListings({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(sellerListingsQuery(id));
  const { data, error, refetch } = query;
  if (!data && error) return <ProblemBox error={error} onRetry={() => void refetch()} />;
  const listings = data?.pages.flatMap(({ items }) => items) ?? [];
  if (listings.length === 0) return null;
  return (
    <Section title={t('person.selling')}>
      <BookCards
        books={listings}
        action={({ id, title, seller }) => <FavouriteButton id={id} title={title} seller={seller} />}
      />
      {error && <ProblemBox error={error} />}
      <MoreButton query={query} label={t('person.sellingMore')} />
    </Section>
  );
}
