import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { caseQuery, putCase } from './get-case';

const path = (id: string) => ({ params: { path: { id } } });

export const claimCase = (id: string) => answer(api.PUT('/api/v1/moderation/cases/{id}/claim', path(id)));

export const releaseCase = (id: string) => answer(api.DELETE('/api/v1/moderation/cases/{id}/claim', path(id)));

/** `wanted`: to have it, else to give it back. What stands there meanwhile is read anew when it was refused. */
export function useHold(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: boolean) => (wanted ? claimCase(id) : releaseCase(id)),
    onSuccess: (one) => putCase(client, one),
    onError: () => client.invalidateQueries({ queryKey: caseQuery(id).queryKey }),
  });
}
