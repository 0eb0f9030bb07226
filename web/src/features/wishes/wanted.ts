import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export type WantedFilter = { campus?: string; course?: string };

/** What others are looking for. */
export const wantedQuery = (filter: WantedFilter) =>
  infiniteQueryOptions({
    queryKey: ['wanted', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/wanted', {
          params: { query: { ...filter, limit: 20, ...(pageParam && { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
