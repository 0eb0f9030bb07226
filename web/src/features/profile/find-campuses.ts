import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const campusesQuery = (query: string) =>
  queryOptions({
    queryKey: ['campuses', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/campuses', { params: { query: { query } }, signal }))).items,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
