import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { CaseState, ReportedKind } from '@/api/types';

export type CaseFilter = { state?: CaseState; kind?: ReportedKind };

/** Others work on the same queue, and nobody tells the page. */
const lookAgainMs = 20_000;

export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/moderation/cases', {
          params: { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
  });
