import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { NewSavedSearch, SavedSearch, SavedSearchPatch } from '@/api/types';

const queryKey = ['saved-searches'];
const named = (id: string) => ({ path: { id } });

export const savedSearchesQuery = infiniteQueryOptions({
  queryKey,
  queryFn: ({ pageParam, signal }) =>
    answer(
      api.GET('/api/v1/saved-searches', {
        params: { query: { limit: 50, ...(pageParam && { after: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

/** What a saved search has found, newest first. */
export const matchesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['matches', id],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/saved-searches/{id}/matches', {
          params: { ...named(id), query: { limit: 12, ...(pageParam && { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Lists of searches and of wanted ads are read anew after each change. */
function useChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all([client.invalidateQueries({ queryKey }), client.invalidateQueries({ queryKey: ['wanted'] })]);
}

export function useSaveSearch() {
  return useMutation({
    mutationFn: (body: NewSavedSearch) => answer(api.POST('/api/v1/saved-searches', { body })),
    onSuccess: useChanged(),
  });
}

export function useChangeSearch() {
  return useMutation({
    mutationFn: ({ id, ...body }: SavedSearchPatch & Pick<SavedSearch, 'id'>) =>
      answer(api.PATCH('/api/v1/saved-searches/{id}', { params: named(id), body })),
    onSuccess: useChanged(),
  });
}

export function useDropSearch() {
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/saved-searches/{id}', { params: named(id) })),
    onSuccess: useChanged(),
  });
}

/** The same search once more: takes a removal back. What it had found is gone. */
export const again = ({ label, criteria, frequency, wanted, note }: SavedSearch): NewSavedSearch => ({
  label,
  frequency,
  wanted,
  note,
  criteria: { ...criteria, max_price: criteria.max_price?.amount ?? null },
});
