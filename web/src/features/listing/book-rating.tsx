import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Stars } from '@/components/stars';
import { editionRatingQuery } from '@/lib/reviews/reviews';
import classes from './listing.module.css';

/** What buyers of this book say about it, whoever sold it; nothing while nobody has. */
export function BookRating({ edition }: { edition: string }) {
  const { t } = useTranslation('books');
  const { data } = useQuery(editionRatingQuery(edition));
  if (!data || data.hundredths === null) return null;
  return (
    <p className={classes.row}>
      <span className={classes.soft}>{t('listing.rated')}</span>
      <Stars hundredths={data.hundredths} reviews={data.reviews} />
    </p>
  );
}
