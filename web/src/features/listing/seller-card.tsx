import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import type { Listing } from '@/api/types';
import { Avatar } from '@/components/avatar';
import { Icon } from '@/components/icon';
import { ProblemBox } from '@/components/problem-text';
import { Stars } from '@/components/stars';
import { formatDate } from '@/lib/format';
import { personQuery } from '@/lib/people/person';
import classes from './listing.module.css';

/** Who sells. A profile may be hidden: then there is nothing to say but that it is a student. */
type Props = { id: string; rating: Listing['seller_rating'] };

export function SellerCard({ id, rating }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const { data: seller, error, refetch } = useQuery(personQuery(id));
  if (!seller && error && asProblem(error).status !== 404)
    return <ProblemBox error={error} onRetry={() => void refetch()} />;
  if (!seller && error) return <p className={classes.soft}>{t('listing.hiddenSeller')}</p>;
  if (!seller) return <Skeleton height={74} />;
  return (
    <section className={classes.seller} aria-label={t('listing.seller')}>
      <Avatar id={id} name={seller.name} pictureId={seller.picture_id} size={52} />
      <div>
        <Link to="/people/$id" params={{ id }}>
          {seller.name}
        </Link>
        <p className={classes.facts}>
          {seller.verified && (
            <span className={classes.verified}>
              <Icon name="shield" size={18} />
              {common('person.verified')}
            </span>
          )}
          {rating && <Stars hundredths={rating.hundredths} reviews={rating.reviews} />}
          {seller.campus && <span>{seller.campus.name}</span>}
          <span>{common('person.since', { date: formatDate(seller.member_since) })}</span>
        </p>
      </div>
    </section>
  );
}
