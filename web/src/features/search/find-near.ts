import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { paths } from '@/api/schema.gen';
import type { Facet, SearchState } from '@/lib/search-state';

type Query = NonNullable<paths['/api/v1/search/listings']['get']['parameters']['query']>;

const shown = 6;

/** What else to ask when nothing fits, the nearest first: without a filter that is in the way, then by the longest words alone. */
export function nearStates(state: SearchState, inTheWay: Facet[]): SearchState[] {
  const without = inTheWay.slice(0, 2).map((facet) => {
    const { [facet]: _, ...rest } = state;
    return rest;
  });
  const words = [...new Set(state.q?.split(/\s+/).filter((word) => word.length > 3))];
  const longest = words.length > 1 ? words.sort((a, b) => b.length - a.length).slice(0, 2) : [];
  return [...without, ...longest.map((q) => ({ q }))];
}

/** Copies that nearly fit: of the first of these questions that finds any. */
export const nearQuery = (states: SearchState[]) =>
  queryOptions({
    queryKey: ['search', 'near', states],
    queryFn: async ({ signal }) => {
      for (const state of states) {
        const params = { query: { ...state, limit: shown } as Query };
        const { items } = await answer(api.GET('/api/v1/search/listings', { params, signal }));
        if (items.length > 0) return items;
      }
      return [];
    },
    staleTime: 60_000,
    enabled: states.length > 0,
  });
