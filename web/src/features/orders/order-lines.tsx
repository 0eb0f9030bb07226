import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '@/api/types';
import { BookCover } from '@/components/book-cover';
import { PersonName } from '@/components/person-name';
import { formatMoney } from '@/lib/format';
import { listingQuery } from '@/lib/market/get-listing';
import { CancelButton } from './cancel-button';
import { DisputeButton } from './dispute-dialog';
import classes from './orders.module.css';
import { useLineState } from './words';

/** What was ordered, how each stands, and what can be done about it besides the next action. */
export function OrderLines({ order }: { order: Order }) {
  return (
    <ul className={classes.lines}>
      {order.lines.map((line) => (
        <li key={line.id}>
          <Line order={order} line={line} />
        </li>
      ))}
    </ul>
  );
}

function Line({ order, line }: { order: Order; line: OrderLine }) {
  const { t } = useTranslation('orders');
  const { data: listing } = useQuery({ ...listingQuery(line.what), enabled: line.service === 'market' });
  const state = useLineState();
  const { id, what, title, seller, price, refunded, may } = line;
  const back = refunded.amount > 0 && refunded.amount < price.amount;
  return (
    <article className={classes.line}>
      <BookCover
        id={what}
        title={title}
        authors={listing?.edition.authors ?? []}
        photo={listing?.photos[0]?.id}
        sizes="64px"
      />
      <div className={classes.words}>
        <h3 className={classes.title}>
          <Link to="/listings/$id" params={{ id: what }}>
            {title}
          </Link>
        </h3>
        {order.side !== 'seller' && (
          <p className={classes.soft}>
            {t('order.from')} <PersonName id={seller} />
          </p>
        )}
        <p>{state(line)}</p>
        {back && <p className={classes.soft}>{t('order.partBack', { back: formatMoney(refunded) })}</p>}
      </div>
      <strong className={classes.price}>{formatMoney(price)}</strong>
      {(may.includes('dispute') || may.includes('cancel')) && (
        <div className={classes.actions}>
          {may.includes('dispute') && <DisputeButton key={id} order={order} line={line} />}
          {may.includes('cancel') && <CancelButton order={order} line={line} />}
        </div>
      )}
    </article>
  );
}
