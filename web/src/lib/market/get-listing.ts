import { queryOptions } from '@tanstack/react-query';
import { answerWithResponse, api } from '@/api/client';
import type { Listing } from '@/api/types';

/** A listing and the version tag which a change must name. */
export type TaggedListing = { listing: Listing; etag: string | undefined };

export const tagged = ({ data, response }: { data: Listing; response: Response }): TaggedListing => ({
  listing: data,
  etag: response.headers.get('ETag') ?? undefined,
});

export const listingQuery = (id: string) =>
  queryOptions({
    queryKey: ['listing', id],
    queryFn: async ({ signal }) =>
      tagged(await answerWithResponse(api.GET('/api/v1/listings/{id}', { params: { path: { id } }, signal }))),
  });
