import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Role } from '@/api/types';

type Change = { id: string; roles: Role[]; reason: string };

const setRoles = ({ id, ...body }: Change) =>
  answer(api.PUT('/api/v1/admin/accounts/{id}/roles', { params: { path: { id } }, body }));

export function useSetRoles() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: setRoles,
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
}
