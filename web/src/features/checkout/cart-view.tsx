import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Lines as Skeletons } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatMoney } from '@/lib/format';
import { nameOf, useCart, useCartChange } from '@/lib/orders/cart';
import { showToast } from '@/lib/toast';
import classes from './checkout.module.css';
import { Lines } from './lines';
import { Total } from './total';

export function CartView() {
  const { t } = useTranslation('checkout');
  const { data: cart, error, refetch } = useCart();
  const change = useCartChange();
  if (!cart) return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Skeletons height={96} />;
  if (cart.lines.length === 0)
    return (
      <div className={classes.empty}>
        <p>{t('cart.empty')}</p>
        <ButtonLink to="/search">{t('cart.find')}</ButtonLink>
      </div>
    );
  const some = cart.lines.filter(({ available }) => available).length;
  const remove = (line: CartLine) =>
    change.mutate(
      { line, put: false },
      {
        onSuccess: () =>
          showToast(t('cart.removed', { title: line.title ?? t('cart.unknown') }), {
            label: t('cart.undo'),
            run: () => change.mutate({ line, put: true }),
          }),
      },
    );
  const leaving = change.isPending && !change.variables.put ? nameOf(change.variables.line) : undefined;
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        {error && <ProblemBox error={error} onRetry={() => void refetch()} />}
        {change.error && <ProblemBox error={change.error} />}
        <Lines
          lines={cart.lines}
          action={(line) => (
            <Button
              variant="subtle"
              size="compact-md"
              className={classes.remove}
              loading={leaving === nameOf(line)}
              aria-label={t('cart.removeOf', { title: line.title ?? t('cart.unknown') })}
              onClick={() => remove(line)}
            >
              {t('cart.remove')}
            </Button>
          )}
        />
      </div>
      <aside className={classes.summary} aria-label={t('cart.sum')}>
        <Total total={cart.total} count={some} />
        {some > 0 ? (
          <ButtonLink to="/checkout" size="lg" fullWidth>
            {t('cart.checkout')}
          </ButtonLink>
        ) : (
          <p className={classes.soft}>{t('cart.nothingLeft')}</p>
        )}
        <p className={classes.soft}>{t('cart.notHeld')}</p>
        {cart.total && some > 1 && <p className={classes.soft}>{t('cart.once', { total: formatMoney(cart.total) })}</p>}
      </aside>
    </div>
  );
}
