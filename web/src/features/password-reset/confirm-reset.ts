import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const confirmReset = (body: { token: string; password: string }) =>
  answer(api.POST('/api/v1/password-resets/confirm', { body }));

export const useConfirmReset = () => useMutation({ mutationFn: confirmReset });
