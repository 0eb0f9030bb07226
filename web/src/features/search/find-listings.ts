import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { paths } from '@/api/schema.gen';
import type { SearchState } from '@/lib/search-state';

type Query = NonNullable<paths['/api/v1/search/listings']['get']['parameters']['query']>;

/** Copies for sale; `near` is the own campus, for sorting by distance. */
export const listingsQuery = (state: SearchState, near?: string) =>
  infiniteQueryOptions({
    queryKey: ['search', state, near],
    queryFn: ({ pageParam, signal }) => {
      // The address holds only values that the server knows.
      const query = { ...state, limit: 24, ...(near && { near }), ...(pageParam && { after: pageParam }) } as Query;
      return answer(api.GET('/api/v1/search/listings', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
