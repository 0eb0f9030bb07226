import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { sessionsQuery } from './list-sessions';

const end = (id: string) => answer(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }));

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
