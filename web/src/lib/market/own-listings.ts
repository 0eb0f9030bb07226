import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { ListingState } from '@/api/types';

/** One's own listings in one state, newest change first. */
export const ownListingsQuery = (state: ListingState, limit = 20) =>
  infiniteQueryOptions({
    queryKey: ['listings', 'mine', state, limit],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/listings/mine', {
          params: { query: { state, limit, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
