import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { ListingPatch } from '@/api/types';
import { fetchListing, listingQuery, putListing } from './get-listing';

const change = (id: string, version: number, body: ListingPatch) =>
  answer(
    api.PATCH('/api/v1/listings/{id}', {
      params: { path: { id }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );

/**
 * Changes one's own listing. One change at a time, in their order; a patch names only what the person changed, so one that
 * comes late is put on top of what another tab saved meanwhile.
 */
export function useChangeListing(id: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `listing-${id}` },
    mutationFn: async (patch: ListingPatch) => {
      const held = client.getQueryData(listingQuery(id).queryKey) ?? (await fetchListing(id));
      return change(id, held.version, patch).catch(async (error) => {
        if (!isProblem(error, 'changed_meanwhile')) throw error;
        return change(id, (await fetchListing(id)).version, patch);
      });
    },
    onSuccess: (listing) => putListing(client, listing),
  });
}
