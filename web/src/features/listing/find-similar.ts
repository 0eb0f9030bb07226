import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Listing } from '@/api/types';

const shown = 6;

/** Other copies of the book, and where there are none, books on its first subject. */
export const similarQuery = ({ id, edition }: Pick<Listing, 'id' | 'edition'>) =>
  queryOptions({
    queryKey: ['listings', 'similar', id],
    queryFn: async ({ signal }) => {
      const search = async (query: { q?: string; subject?: string[] }) => {
        const params = { query: { ...query, limit: shown + 1 } };
        const { items } = await answer(api.GET('/api/v1/search/listings', { params, signal }));
        return items.filter((found) => found.id !== id).slice(0, shown);
      };
      const [subject] = edition.subjects;
      const same = await search({ q: edition.title.slice(0, 200) });
      return same.length > 0 || !subject ? same : search({ subject: [subject] });
    },
    staleTime: 60_000,
  });
