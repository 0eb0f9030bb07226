import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const startTotp = (password: string) => answer(api.POST('/api/v1/accounts/me/totp', { body: { password } }));

export const useStartTotp = () => useMutation({ mutationFn: startTotp });
