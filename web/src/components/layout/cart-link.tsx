import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBuys, useCart } from '@/lib/orders/cart';
import { Icon } from '../icon';
import classes from './icon-link.module.css';
import { News } from './news';

/** The cart, at hand on every page, with how much is in it. */
export function CartLink() {
  const { t } = useTranslation();
  const buys = useBuys();
  const { data: cart } = useCart();
  if (!buys) return null;
  return (
    <Link to="/cart" className={classes.link} activeProps={{ 'aria-current': 'page' }}>
      <Icon name="basket" size={26} />
      <span className={classes.name}>{t('nav.cart')}</span> <News count={cart?.lines.length} words={t('nav.inCart')} />
    </Link>
  );
}
