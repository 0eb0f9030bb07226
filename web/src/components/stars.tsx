import { useTranslation } from 'react-i18next';
import { formatStars } from '@/lib/format';
import classes from './stars.module.css';

/** "4.6 of 5" in words; the drawing beside it only helps. */
export function Stars({ hundredths, reviews }: { hundredths: number; reviews?: number }) {
  const { t } = useTranslation();
  return (
    <span className={classes.stars}>
      <span className={classes.drawn} aria-hidden="true" style={{ '--part': `${hundredths / 5}%` } as object}>
        ★★★★★
      </span>
      <span>
        {t('stars.of', { stars: formatStars(hundredths) })}
        {reviews !== undefined && `, ${t('stars.reviews', { count: reviews })}`}
      </span>
    </span>
  );
}
