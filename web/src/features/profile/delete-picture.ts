import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { accountQuery } from '@/lib/account/account';

const deletePicture = () => answer(api.DELETE('/api/v1/accounts/me/picture'));

export function useDeletePicture() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deletePicture,
    onSuccess: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
}
