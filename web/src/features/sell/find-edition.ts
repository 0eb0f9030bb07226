import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** The book of an ISBN in any writing; a problem `unknown_isbn` when nobody knows it. */
export const editionQuery = (isbn: string) =>
  queryOptions({
    queryKey: ['editions', 'isbn', isbn],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/editions', { params: { query: { isbn } }, signal })),
    staleTime: 10 * 60_000,
  });
