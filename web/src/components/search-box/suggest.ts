import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** What the words typed so far may become. */
export const suggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['suggestions', q],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/search/suggestions', { params: { query: { q } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    // A list that does not come is no reason to disturb anybody.
    retry: false,
  });
