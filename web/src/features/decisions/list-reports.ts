import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** What one has reported and what became of it, newest first. */
export const reportsQuery = infiniteQueryOptions({
  queryKey: ['reports'],
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET('/api/v1/reports', { params: { query: pageParam ? { after: pageParam } : {} }, signal })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
