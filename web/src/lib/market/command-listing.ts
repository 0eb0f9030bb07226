import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { putListing } from './get-listing';

export type ListingCommand = 'publish' | 'pause' | 'resume' | 'bump' | 'withdraw';

const send = (id: string, command: ListingCommand) => {
  const params = { params: { path: { id } } };
  if (command === 'publish') return answer(api.POST('/api/v1/listings/{id}/publish', params));
  if (command === 'pause') return answer(api.POST('/api/v1/listings/{id}/pause', params));
  if (command === 'resume') return answer(api.POST('/api/v1/listings/{id}/resume', params));
  if (command === 'bump') return answer(api.POST('/api/v1/listings/{id}/bump', params));
  return answer(api.POST('/api/v1/listings/{id}/withdraw', params));
};

export function useListingCommand(id: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `listing-${id}` },
    mutationFn: (command: ListingCommand) => send(id, command),
    onSuccess: (listing) => putListing(client, listing),
  });
}
