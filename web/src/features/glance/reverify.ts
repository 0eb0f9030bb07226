import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const reverify = () => answer(api.POST('/api/v1/accounts/me/reverification'));

export const useReverify = () => useMutation({ mutationFn: reverify });
