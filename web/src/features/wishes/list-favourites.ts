import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const favouritesQuery = infiniteQueryOptions({
  queryKey: ['favourites'],
  queryFn: ({ pageParam, signal }) =>
    answer(
      api.GET('/api/v1/favourites', {
        params: { query: { limit: 24, ...(pageParam && { after: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
