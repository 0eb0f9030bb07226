import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/api/types';
import { BookFacts } from '@/components/book-facts';
import { PriceGuidance } from '@/components/book-guidance';
import { FavouriteButton } from '@/components/favourite-button';
import { Notice } from '@/components/notice';
import { usePageTitle } from '@/components/page';
import { ReportButton } from '@/components/report-button';
import { useAccount } from '@/lib/account/account';
import { formatAgo, formatMoney } from '@/lib/format';
import { BookRating } from './book-rating';
import { BuyButton, CartButton, OwnOrder, useMayBuy, useOwnOrder } from './buy-buttons';
import { Gallery } from './gallery';
import classes from './listing.module.css';

import { MessageButton } from './message-button';
import { OfferButton, useOwnOffer } from './offer-button';
import { OffersHere, OwnOffer } from './offers-here';
import { OwnerPanel } from './owner-panel';
import { SellerCard } from './seller-card';
import { ShareButton } from './share-button';
import { Similar } from './similar';
import { WaitingLine } from './waiting-line';

type Props = { listing: Listing; onConversation: (id: string) => void };

export function ListingView({ listing, onConversation }: Props) {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const account = useAccount();
  const { edition, price, condition, negotiable, state, seller, published_at } = listing;
  const heading = usePageTitle(edition.title);
  const own = account?.id === seller;
  const offer = useOwnOffer(listing.id, own);
  const mayBuy = useMayBuy(listing, offer);
  const order = useOwnOrder(listing, own);
  const taken = state === 'reserved' || state === 'sold';
  return (
    <div className={classes.page}>
      <article className={classes.listing}>
        <Gallery listing={listing} />
        <div className={classes.words}>
          <header className={classes.head}>
            <h1 ref={heading} tabIndex={-1}>
              {edition.title}
            </h1>
            {edition.authors.length > 0 && (
              <p className={classes.authors}>
                {edition.authors.map((author) => (
                  <Link key={author} to="/search" search={{ q: author }}>
                    {author}
                  </Link>
                ))}
              </p>
            )}
          </header>
          {order && <OwnOrder id={order.id} paid={order.paid_at !== null} />}
          {!own && !order && state === 'sold' && <Notice icon="warning">{t('listing.sold')}</Notice>}
          {!own && !order && state === 'reserved' && offer?.state !== 'accepted' && <WaitingLine listing={listing} />}
          <div className={own ? undefined : classes.primary}>
            <p className={classes.price}>
              <strong>{price ? formatMoney(price) : common('book.noPrice')}</strong>
              {negotiable && !taken && <span>{common('book.negotiable')}</span>}
            </p>
            {!own && state !== 'sold' && (
              <div className={classes.row}>
                {mayBuy && <BuyButton listing={listing} />}
                <MessageButton listing={listing.id} title={edition.title} second={mayBuy} onStarted={onConversation} />
              </div>
            )}
          </div>
          {!own && mayBuy && (
            <div className={classes.row}>
              <CartButton listing={listing} />
              {negotiable && state === 'published' && !offer && <OfferButton listing={listing} />}
            </div>
          )}
          {state === 'published' && <PriceGuidance edition={edition.id} condition={condition ?? undefined} />}
          {offer && <OwnOffer offer={offer} />}
          {own && <OwnerPanel listing={listing} />}
          {own && <OffersHere listing={listing.id} />}
          <p className={classes.soft}>
            {condition && common(`condition.${condition}`)}
            {published_at && ` · ${t('listing.since', { ago: formatAgo(published_at) })}`}
          </p>
          {!own && <SellerCard id={seller} rating={listing.seller_rating} />}
          <BookRating edition={edition.id} />
          <BookFacts listing={listing} />
          <div className={classes.row}>
            <FavouriteButton id={listing.id} title={edition.title} seller={seller} worded />
            <ShareButton title={edition.title} />
            {!own && <ReportButton kind="listing" id={listing.id} name={edition.title} variant="subtle" />}
          </div>
        </div>
      </article>
      {!own && <Similar listing={listing} />}
    </div>
  );
}
