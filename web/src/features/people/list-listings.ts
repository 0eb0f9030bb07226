import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** What a person has for sale, newest first. */
export const sellerListingsQuery = (seller: string) =>
  infiniteQueryOptions({
    queryKey: ['listings', 'of', seller],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/listings', {
          params: { query: { seller, limit: 12, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
