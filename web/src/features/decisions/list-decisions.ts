import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** What moderators have decided about oneself, newest first. */
export const decisionsQuery = infiniteQueryOptions({
  queryKey: ['decisions'],
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET('/api/v1/decisions', { params: { query: pageParam ? { after: pageParam } : {} }, signal })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
