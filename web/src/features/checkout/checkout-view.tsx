import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import type { CartLine, Order } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Icon, type IconName } from '@/components/icon';
import { Lines as Skeletons } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { formatMoney } from '@/lib/format';
import { nameOf, useCart } from '@/lib/orders/cart';
import classes from './checkout.module.css';
import { Lines } from './lines';
import { usePlaceOrder } from './place-order';
import { Total } from './total';

type Props = {
  /** One thing of the cart, or all of it. */
  only: string | undefined;
  onPlaced: (order: Order) => void;
};

/** The review before the order: what, from whom, what it costs and what happens with the money. */
export function CheckoutView({ only, onPlaced }: Props) {
  const { t } = useTranslation('checkout');
  const { data: cart, error, refetch } = useCart();
  const place = usePlaceOrder();
  const chosen = cart?.lines.filter((line) => !only || nameOf(line) === only) ?? [];
  const lines = chosen.filter(({ available }) => available);
  if (!cart) return error ? <ProblemBox error={error} onRetry={() => void refetch()} /> : <Skeletons height={96} />;
  // While the answer is shown the cart may be empty already.
  if (lines.length === 0 && !place.isPending && !place.isSuccess) return <Nothing lines={chosen} error={place.error} />;
  const total = sumOf(lines);
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        {place.error && <Refused error={place.error} lines={lines} />}
        <Lines lines={lines} />
        {!only && cart.lines.length > 0 && (
          <p>
            <Link to="/cart">{t('checkout.change')}</Link>
          </p>
        )}
      </div>
      <aside className={classes.summary} aria-label={t('cart.sum')}>
        <Total total={total} count={lines.length} />
        <Button
          size="lg"
          fullWidth
          loading={place.isPending || place.isSuccess}
          onClick={() => place.mutate(lines, { onSuccess: onPlaced })}
        >
          {total ? t('checkout.order', { total: formatMoney(total) }) : t('checkout.orderPlain')}
        </Button>
        <Promises />
      </aside>
    </div>
  );
}

function sumOf(lines: readonly CartLine[]) {
  const [first] = lines;
  if (!first?.price || lines.some(({ price }) => price?.currency !== first.price?.currency)) return null;
  return { amount: lines.reduce((sum, { price }) => sum + (price?.amount ?? 0), 0), currency: first.price.currency };
}

const promises = [
  ['clock', 'held'],
  ['shield', 'kept'],
  ['chat', 'back'],
] as const satisfies readonly (readonly [IconName, string])[];

/** What happens next, before anybody pays. */
function Promises() {
  const { t } = useTranslation('checkout');
  return (
    <ul className={classes.promises}>
      {promises.map(([icon, name]) => (
        <li key={name}>
          <Icon name={icon} />
          <span>{t(`checkout.promise.${name}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Somebody was quicker, or the order could not be placed: nothing was charged. */
function Refused({ error, lines }: { error: unknown; lines: readonly CartLine[] }) {
  const { t } = useTranslation('checkout');
  const [line] = lines;
  return (
    <ProblemBox error={error}>
      {isProblem(error, 'not_for_sale', 'reserved', 'sold') && <p>{t('checkout.nothingCharged')}</p>}
      {isProblem(error, 'not_for_sale', 'reserved') && line && (
        <ButtonLink to="/listings/$id" params={{ id: line.what }} variant="default" size="sm">
          {t('checkout.queue')}
        </ButtonLink>
      )}
    </ProblemBox>
  );
}

function Nothing({ lines: [line], error }: { lines: readonly CartLine[]; error: unknown }) {
  const { t } = useTranslation('checkout');
  return (
    <div className={classes.empty}>
      <p>
        {line ? t('checkout.taken', { title: line.title ?? t('cart.unknown') }) : t('checkout.nothing')}{' '}
        {Boolean(error) && t('checkout.nothingCharged')}
      </p>
      <div className={classes.row}>
        {line && (
          <ButtonLink to="/listings/$id" params={{ id: line.what }}>
            {t('checkout.queue')}
          </ButtonLink>
        )}
        <ButtonLink to="/orders" variant="default">
          {t('checkout.orders')}
        </ButtonLink>
        <ButtonLink to="/search" variant="default">
          {t('cart.find')}
        </ButtonLink>
      </div>
    </div>
  );
}
