import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** Somebody's public profile; not found when it is hidden. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: () => answer(api.GET('/api/v1/accounts/{id}', { params: { path: { id } } })),
    staleTime: 5 * 60_000,
  });
