import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Listing, Offer } from '@/api/types';
import { ButtonLink } from '@/components/button-link';
import { Notice } from '@/components/notice';
import { ProblemBox } from '@/components/problem-text';
import { book, nameOf, useBuys, useCart, useCartChange } from '@/lib/orders/cart';
import { ordersQuery } from '@/lib/orders/orders';
import { useSignedIn } from '@/lib/session/use-session';
import { showToast } from '@/lib/toast';
import { queueQuery } from './queue';

/** For sale to everybody, or kept for the caller: by an accepted offer or the turn in the waiting line. */
export function useMayBuy({ id, state, price }: Listing, offer: Offer | undefined): boolean {
  const signedIn = useSignedIn();
  const { data: place } = useQuery({ ...queueQuery(id), enabled: signedIn && state === 'reserved' });
  if (!price) return false;
  return state === 'published' || (state === 'reserved' && (offer?.state === 'accepted' || Boolean(place?.turn_until)));
}

/** Puts the copy in the cart and goes on to the checkout of this one. */
export function BuyButton({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const navigate = useNavigate();
  const signedIn = useSignedIn();
  const here = useLocation({ select: ({ href }) => href });
  const change = useCartChange();
  const line = book(listing.id);
  if (!signedIn)
    return (
      <ButtonLink to="/sign-in" search={{ return_to: here }}>
        {t('buy.now')}
      </ButtonLink>
    );
  const buy = async () => {
    await change.mutateAsync({ line, put: true });
    await navigate({ to: '/checkout', search: { only: nameOf(line) } });
  };
  return (
    <>
      <Button loading={change.isPending} onClick={() => void buy().catch(() => undefined)}>
        {t('buy.now')}
      </Button>
      {change.error && <ProblemBox error={change.error} />}
    </>
  );
}

/** For several books at once: nothing is held for it. */
export function CartButton({ listing }: { listing: Listing }) {
  const { t } = useTranslation('books');
  const buys = useBuys();
  const { data: cart } = useCart();
  const change = useCartChange();
  if (!buys) return null;
  if (cart?.lines.some(({ what }) => what === listing.id))
    return (
      <ButtonLink to="/cart" variant="default">
        {t('buy.inCart')}
      </ButtonLink>
    );
  return (
    <>
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() =>
          change.mutate(
            { line: book(listing.id), put: true },
            { onSuccess: () => showToast(t('buy.added', { title: listing.edition.title })) },
          )
        }
      >
        {t('buy.toCart')}
      </Button>
      {change.error && <ProblemBox error={change.error} />}
    </>
  );
}

const mine = ['reserved', 'sold', 'handed_over', 'disputed', 'settled'];

/** A copy that is taken may be the reader's own purchase. */
export function useOwnOrder({ id, state }: Listing, own: boolean) {
  const buys = useBuys();
  const taken = state === 'reserved' || state === 'sold';
  const { data } = useInfiniteQuery({ ...ordersQuery('buyer'), enabled: buys && !own && taken });
  return data?.pages[0]?.items.find(({ lines }) => lines.some((line) => line.what === id && mine.includes(line.state)));
}

export function OwnOrder({ id, paid }: { id: string; paid: boolean }) {
  const { t } = useTranslation('books');
  return (
    <Notice icon="basket">
      <p>{t(paid ? 'buy.bought' : 'buy.ordered')}</p>
      <Link to="/orders/$id" params={{ id }}>
        {t('buy.toOrder')}
      </Link>
    </Notice>
  );
}
