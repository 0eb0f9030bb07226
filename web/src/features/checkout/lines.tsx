import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '@/api/types';
import { BookCover } from '@/components/book-cover';
import { PersonName } from '@/components/person-name';
import { formatMoney } from '@/lib/format';
import { coverOf, nameOf } from '@/lib/orders/cart';
import classes from './checkout.module.css';

type Props = { lines: readonly CartLine[]; action?: (line: CartLine) => ReactNode };

/** What is in the cart, at today's prices. */
export function Lines({ lines, action }: Props) {
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <li key={nameOf(line)}>
          <Line line={line}>{action?.(line)}</Line>
        </li>
      ))}
    </ul>
  );
}

function Line({ line, children }: { line: CartLine; children: ReactNode }) {
  const { t } = useTranslation('checkout');
  const { what, title, seller, price, available } = line;
  return (
    <article className={classes.line} data-gone={!available || undefined}>
      <BookCover id={what} title={title ?? ''} authors={[]} photo={coverOf(line)} sizes="64px" />
      <div className={classes.words}>
        <h2 className={classes.title}>
          {title ? (
            <Link to="/listings/$id" params={{ id: what }}>
              {title}
            </Link>
          ) : (
            t('cart.unknown')
          )}
        </h2>
        {seller && (
          <p className={classes.soft}>
            {t('cart.from')} <PersonName id={seller} />
          </p>
        )}
        {!available && <p className={classes.gone}>{t('cart.gone')}</p>}
        {children}
      </div>
      {price && available && <strong className={classes.price}>{formatMoney(price)}</strong>}
    </article>
  );
}
