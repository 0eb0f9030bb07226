import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, api } from '@/api/client';
import type { Offer } from '@/api/types';
import { listingQuery } from './get-listing';

export type Side = 'buying' | 'selling';

/** Offers that one made or got, newest change first; of one listing. */
export const offersQuery = (side: Side, listing?: string) =>
  infiniteQueryOptions({
    queryKey: ['offers', side, listing ?? 'all'],
    queryFn: ({ pageParam, signal }) => {
      const query = { side, limit: 20, ...(listing ? { listing } : {}), ...(pageParam ? { after: pageParam } : {}) };
      return answer(api.GET('/api/v1/offers', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** What an offer changes: the copy may be reserved now, or free again. */
export function useOffersChanged() {
  const client = useQueryClient();
  return (listing: string) =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['offers'] }),
      client.invalidateQueries({ queryKey: listingQuery(listing).queryKey }),
      client.invalidateQueries({ queryKey: ['queue', listing] }),
    ]);
}

export function useMakeOffer(listing: string) {
  const changed = useOffersChanged();
  const sent = useRef({ amount: 0, key: '' });
  return useMutation({
    mutationFn: (amount: number) => {
      if (sent.current.amount !== amount) sent.current = { amount, key: crypto.randomUUID() };
      const params = { path: { id: listing }, header: { 'Idempotency-Key': sent.current.key } };
      return answer(api.POST('/api/v1/listings/{id}/offers', { params, body: { amount } }));
    },
    // A key answers the same for a day: after a refusal the next try is another one.
    onError: () => {
      sent.current = { amount: 0, key: '' };
    },
    onSettled: () => changed(listing),
  });
}

export type Answer = { kind: 'accept' | 'counter'; amount: number } | { kind: 'decline' | 'withdraw' };

const send = (id: string, what: Answer) => {
  const params = { path: { id } };
  if (what.kind === 'accept')
    return answer(api.POST('/api/v1/offers/{id}/accept', { params, body: { amount: what.amount } }));
  if (what.kind === 'counter')
    return answer(api.POST('/api/v1/offers/{id}/counter', { params, body: { amount: what.amount } }));
  if (what.kind === 'decline') return answer(api.POST('/api/v1/offers/{id}/decline', { params }));
  return answer(api.POST('/api/v1/offers/{id}/withdraw', { params }));
};

/** Accept, counter, decline or withdraw. What stands there now is read anew in any case: a refusal means that it changed. */
export function useAnswerOffer(offer: Pick<Offer, 'id' | 'listing'>) {
  const changed = useOffersChanged();
  return useMutation({
    mutationFn: (what: Answer) => send(offer.id, what),
    onSettled: () => changed(offer.listing.id),
  });
}
