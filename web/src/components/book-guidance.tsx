import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Condition, Money } from '@/api/types';
import { formatMoney } from '@/lib/format';
import { guidanceQuery } from '@/lib/market/price-guidance';
import classes from './book-guidance.module.css';

type Props = {
  edition: string;
  condition?: Condition | undefined;
  /** For the seller: takes the price in the middle. */
  onTake?: (price: Money) => void;
};

/** What such books were sold for. Says nothing where nobody can know. */
export function PriceGuidance({ edition, condition, onTake }: Props) {
  const { t } = useTranslation('books');
  const { data } = useQuery({ ...guidanceQuery(edition, condition), placeholderData: keepPreviousData });
  if (!data?.basis || !data.low || !data.middle || !data.high) return null;
  const { basis, low, middle, high, sales } = data;
  return (
    <div className={classes.guidance}>
      <p>
        {t(`guidance.${basis}`, { low: formatMoney(low), high: formatMoney(high), middle: formatMoney(middle) })}{' '}
        <span className={classes.soft}>{t('guidance.sales', { count: sales })}</span>
      </p>
      {onTake && (
        <Button size="compact-md" variant="default" onClick={() => onTake(middle)}>
          {t('guidance.take', { price: formatMoney(middle) })}
        </Button>
      )}
    </div>
  );
}
