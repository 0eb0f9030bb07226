import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

type Change = { id: string; until: string | null; reason: string };

const setSuspension = ({ id, ...body }: Change) =>
  answer(api.PUT('/api/v1/admin/accounts/{id}/suspension', { params: { path: { id } }, body }));

export function useSetSuspension() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: setSuspension,
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
}
