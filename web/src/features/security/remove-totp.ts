import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { accountQuery } from '@/lib/account/account';

const removeTotp = (body: { password: string; second_factor: string }) =>
  answer(api.DELETE('/api/v1/accounts/me/totp', { body }));

export function useRemoveTotp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: removeTotp,
    onSuccess: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
}
