import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const confirmTotp = async (code: string) =>
  (await answer(api.POST('/api/v1/accounts/me/totp/confirm', { body: { code } }))).recovery_codes;

export const useConfirmTotp = () => useMutation({ mutationFn: confirmTotp });
