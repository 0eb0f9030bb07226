import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** Entries of the ledger, the oldest first; of one order, if it is named. */
export const transfersQuery = (order: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['ledger', 'transfers', order ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/ledger/transfers', {
          params: { query: { limit: 50, ...(order ? { order } : {}), ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const balancesQuery = queryOptions({
  queryKey: ['ledger', 'balances'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/ledger/balances', { signal })),
});
