import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Listing } from '@/api/types';

export const fetchListing = (id: string, signal?: AbortSignal) =>
  answer(api.GET('/api/v1/listings/{id}', { params: { path: { id } }, ...(signal ? { signal } : {}) }));

export const listingQuery = (id: string) =>
  queryOptions({ queryKey: ['listing', id], queryFn: ({ signal }) => fetchListing(id, signal) });

/** After a change of one's own: its page knows at once, lists ask again. */
export function putListing(client: QueryClient, listing: Listing) {
  client.setQueryData(listingQuery(listing.id).queryKey, listing);
  return client.invalidateQueries({ queryKey: ['listings'] });
}
