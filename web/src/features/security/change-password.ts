import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { sessionsQuery } from './list-sessions';

type Change = { current_password: string; new_password: string };

const changePassword = (body: Change) => answer(api.PUT('/api/v1/accounts/me/password', { body }));

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: changePassword,
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
