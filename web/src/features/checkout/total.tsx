import { useTranslation } from 'react-i18next';
import type { Money } from '@/api/types';
import { formatMoney } from '@/lib/format';
import classes from './checkout.module.css';

/** Said again when it changes. */
export function Total({ total, count }: { total: Money | null; count: number }) {
  const { t } = useTranslation('checkout');
  return (
    <p className={classes.total} role="status">
      <span>{t('cart.total', { count })}</span> <strong>{total ? formatMoney(total) : '–'}</strong>
    </p>
  );
}
