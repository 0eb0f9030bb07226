import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const block = (id: string) => answer(api.PUT('/api/v1/accounts/me/blocks/{id}', { params: { path: { id } } }));

export function useBlockPerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: block,
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: ['people', id] });
      return client.invalidateQueries({ queryKey: ['blocks'] });
    },
  });
}
