import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '@/components/link-tabs.module.css';
import type { OrderSide } from '@/lib/orders/orders';

/** Addresses rather than tabs: each can be linked to, and Back works. */
export function SideTabs({ now }: { now: OrderSide }) {
  const { t } = useTranslation('orders');
  return (
    <nav aria-label={t('list.sides')} className={classes.tabs}>
      {(['buyer', 'seller'] as const).map((side) => (
        <Link
          key={side}
          to="/orders"
          search={side === 'buyer' ? {} : { side }}
          aria-current={side === now ? 'page' : undefined}
          activeProps={{}}
          activeOptions={{ exact: true, explicitUndefined: true }}
        >
          {t(`list.side.${side}`)}
        </Link>
      ))}
    </nav>
  );
}
