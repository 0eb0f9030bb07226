import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { blocksQuery } from './list-blocks';

const unblock = (id: string) => answer(api.DELETE('/api/v1/accounts/me/blocks/{id}', { params: { path: { id } } }));

export function useUnblock() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: unblock,
    onSuccess: () => client.invalidateQueries({ queryKey: blocksQuery.queryKey }),
  });
}
