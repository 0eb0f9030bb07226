import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const shelfLength = 8;

/** What came to the market last. */
export const newestQuery = queryOptions({
  queryKey: ['listings', 'newest'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/v1/listings', { params: { query: { limit: shelfLength } }, signal }))).items,
});

/** The newest books of one's courses. */
export const coursesQuery = (courses: readonly string[]) =>
  queryOptions({
    queryKey: ['listings', 'courses', courses],
    queryFn: async ({ signal }) => {
      const query = { course: courses.slice(0, 20), sort: 'newest' as const, limit: shelfLength };
      return (await answer(api.GET('/api/v1/search/listings', { params: { query }, signal }))).items;
    },
    staleTime: 60_000,
  });
