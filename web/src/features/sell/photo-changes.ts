import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Listing } from '@/api/types';
import { fetchListing, listingQuery, putListing } from '@/lib/market/get-listing';

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Shown in the new order at once; a refusal brings the old one back. */
export function useOrderPhotos(id: string) {
  const client = useQueryClient();
  const key = listingQuery(id).queryKey;
  return useMutation({
    scope: { id: `listing-${id}` },
    mutationFn: (photos: string[]) =>
      answer(api.PUT('/api/v1/listings/{id}/photos', { params: { path: { id } }, body: { photos } })),
    onMutate: (photos) => {
      const before = client.getQueryData(key);
      if (before) client.setQueryData(key, { ...before, photos: inOrder(before, photos) });
    },
    onSuccess: (listing) => putListing(client, listing),
    onError: async () => putListing(client, await fetchListing(id)),
  });
}

const inOrder = ({ photos }: Listing, ids: readonly string[]) =>
  [...photos].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));

export function useRemovePhoto(id: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `listing-${id}` },
    mutationFn: (photo: string) =>
      answer(api.DELETE('/api/v1/listings/{id}/photos/{photo}', { params: { path: { id, photo } } })),
    onSuccess: (listing) => putListing(client, listing),
  });
}
