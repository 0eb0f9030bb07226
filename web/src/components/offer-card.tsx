import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '@/api/types';
import { formatDateTime, formatMoney } from '@/lib/format';
import { marketQuery } from '@/lib/market/market-info';
import { type Answer, type Side, useAnswerOffer } from '@/lib/market/offers';
import { BookCover } from './book-cover';
import { Dialog } from './dialog';
import classes from './offer-card.module.css';
import { OfferForm } from './offer-form';
import { ProblemBox } from './problem-text';

type Props = { offer: Offer; side: Side; level?: 2 | 3; withBook?: boolean };

/** How an offer stands, and what may be done now: the server says which buttons there are. */
export function OfferCard({ offer, side, level = 3, withBook = true }: Props) {
  const { t } = useTranslation('books');
  const { listing, price, list_price, state } = offer;
  const Heading = `h${level}` as const;
  return (
    <article className={classes.offer} data-book={withBook || undefined}>
      {withBook && (
        <BookCover id={listing.id} title={listing.title} authors={listing.authors} photo={listing.cover} sizes="72px" />
      )}
      <div className={classes.words}>
        {withBook && (
          <Heading className={classes.title}>
            <Link to="/listings/$id" params={{ id: listing.id }}>
              {listing.title}
            </Link>
          </Heading>
        )}
        <p>
          <strong className={classes.price}>{formatMoney(price)}</strong>{' '}
          <span className={classes.soft}>{t('offer.instead', { price: formatMoney(list_price) })}</span>
        </p>
        <Standing offer={offer} side={side} />
        {state !== 'accepting' && <Answers offer={offer} side={side} />}
      </div>
    </article>
  );
}

function Standing({ offer, side }: { offer: Offer; side: Side }) {
  const { t } = useTranslation('books');
  const { state, expires_at, reserved_until, reason, ended_by } = offer;
  const until = expires_at ?? reserved_until;
  return (
    <p className={classes.soft}>
      {t(`offer.state.${side}.${state}`)}
      {ended_by && ` ${t(`offer.endedBy.${ended_by === (side === 'buying' ? 'buyer' : 'seller') ? 'you' : 'other'}`)}`}
      {reason && ` ${t(`offer.reason.${reason}`)}`}
      {until && ` ${t(reserved_until ? 'offer.reservedUntil' : 'offer.answerUntil', { time: formatDateTime(until) })}`}
    </p>
  );
}

function Answers({ offer, side }: { offer: Offer; side: Side }) {
  const { t } = useTranslation('books');
  const { data: market } = useQuery(marketQuery);
  const [countering, setCountering] = useState(false);
  const send = useAnswerOffer(offer);
  const { can, price, list_price, listing } = offer;
  const give = (what: Answer) => send.mutate(what);
  const busy = (kind: Answer['kind']) => send.isPending && send.variables.kind === kind;
  const named = (words: string) => ({ 'aria-label': `${words}: ${listing.title}, ${formatMoney(price)}` });
  return (
    <>
      {send.error && !countering && <ProblemBox error={send.error} />}
      {can.length > 0 && (
        <div className={classes.row}>
          {can.includes('accept') && (
            <Button
              size="sm"
              loading={busy('accept')}
              {...named(t('offer.accept'))}
              onClick={() => give({ kind: 'accept', amount: price.amount })}
            >
              {t('offer.accept')}
            </Button>
          )}
          {can.includes('counter') && market && (
            <Button size="sm" variant="default" {...named(t('offer.counter'))} onClick={() => setCountering(true)}>
              {t('offer.counter')}
            </Button>
          )}
          {can.includes('decline') && (
            <Button
              size="sm"
              variant="default"
              loading={busy('decline')}
              {...named(t('offer.decline'))}
              onClick={() => give({ kind: 'decline' })}
            >
              {t('offer.decline')}
            </Button>
          )}
          {can.includes('withdraw') && (
            <Button
              size="sm"
              variant="subtle"
              loading={busy('withdraw')}
              {...named(t(`offer.withdraw.${side}`))}
              onClick={() => give({ kind: 'withdraw' })}
            >
              {t(`offer.withdraw.${side}`)}
            </Button>
          )}
        </div>
      )}
      {market && (
        <Dialog opened={countering} onClose={() => setCountering(false)} title={t('offer.counterTitle')}>
          <OfferForm
            listPrice={list_price}
            market={market}
            onAmount={async (amount) => {
              await send.mutateAsync({ kind: 'counter', amount });
              setCountering(false);
            }}
          />
        </Dialog>
      )}
    </>
  );
}
