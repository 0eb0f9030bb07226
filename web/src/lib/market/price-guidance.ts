import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Condition } from '@/api/types';

/** What comparable copies were sold for; of one condition where there are enough of it. */
export const guidanceQuery = (edition: string, condition?: Condition) =>
  queryOptions({
    queryKey: ['guidance', edition, condition ?? 'any'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/editions/{id}/price-guidance', {
          params: { path: { id: edition }, ...(condition ? { query: { condition } } : {}) },
          signal,
        }),
      ),
    staleTime: 10 * 60_000,
  });
