import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** What moderators did, newest first. */
export const trailQuery = infiniteQueryOptions({
  queryKey: ['cases', 'trail'],
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET('/api/v1/moderation/trail', { params: { query: pageParam ? { after: pageParam } : {} }, signal })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
