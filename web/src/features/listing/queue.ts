import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { listingQuery } from '@/lib/market/get-listing';

export const queueQuery = (listing: string) =>
  queryOptions({
    queryKey: ['queue', listing],
    queryFn: () => answer(api.GET('/api/v1/listings/{id}/queue', { params: { path: { id: listing } } })),
  });

/** Joins or leaves the waiting line. */
export function useQueueing(listing: string) {
  const client = useQueryClient();
  const params = { params: { path: { id: listing } } };
  return useMutation({
    mutationFn: async (join: boolean) => {
      if (join) await answer(api.PUT('/api/v1/listings/{id}/queue', params));
      else await answer(api.DELETE('/api/v1/listings/{id}/queue', params));
    },
    // Also after a refusal: the copy may be free by now.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queueQuery(listing).queryKey }),
        client.invalidateQueries({ queryKey: listingQuery(listing).queryKey }),
      ]),
  });
}
