import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, api } from '@/api/client';
import type { Order } from '@/api/types';
import type { OrderSide } from '@/lib/orders/orders';
import { heldSince } from './months';

export const summaryQuery = queryOptions({
  queryKey: ['money', 'summary'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/earnings/summary', { signal })),
});

export const balanceQuery = queryOptions({
  queryKey: ['money', 'balance'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/payouts/balance', { signal })),
});

/** Orders of which money may still be held: the timers let none be older, so the list ends by itself. */
export const recentOrdersQuery = (side: OrderSide) =>
  queryOptions({
    queryKey: ['money', 'recent', side],
    queryFn: async ({ signal }) => {
      const since = heldSince(Date.now());
      const orders: Order[] = [];
      let after: string | null = '';
      do {
        const query = { side, limit: 100, ...(after ? { after } : {}) };
        const page: { items: Order[]; next: string | null } = await answer(
          api.GET('/api/v1/orders', { params: { query }, signal }),
        );
        orders.push(...page.items);
        const oldest = page.items.at(-1);
        after = oldest && new Date(oldest.placed_at).getTime() > since ? page.next : null;
      } while (after);
      return orders;
    },
  });

const paged = { initialPageParam: '', getNextPageParam: ({ next }: { next: string | null }) => next };
const of = (after: string) => ({ params: { query: { limit: 10, ...(after ? { after } : {}) } } });

export const payoutsQuery = infiniteQueryOptions({
  queryKey: ['money', 'payouts'],
  queryFn: ({ pageParam, signal }) => answer(api.GET('/api/v1/payouts', { ...of(pageParam), signal })),
  ...paged,
});

export const paymentsQuery = infiniteQueryOptions({
  queryKey: ['money', 'payments'],
  queryFn: ({ pageParam, signal }) => answer(api.GET('/api/v1/payments', { ...of(pageParam), signal })),
  ...paged,
});

/** One key an attempt: asked twice, it is paid out once. */
export function usePayOut() {
  const client = useQueryClient();
  const key = useRef('');
  return useMutation({
    mutationFn: () => {
      key.current ||= crypto.randomUUID();
      return answer(api.POST('/api/v1/payouts', { params: { header: { 'Idempotency-Key': key.current } } }));
    },
    onSuccess: () => {
      key.current = '';
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['money'] }),
  });
}

export type Schedule = 'weekly' | 'on_request';

/** What is not named stays as it is. */
export function usePayoutSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { schedule: Schedule; destination?: string }) =>
      answer(api.PUT('/api/v1/payouts/settings', { body })),
    onSuccess: (balance) => client.setQueryData(balanceQuery.queryKey, balance),
  });
}
