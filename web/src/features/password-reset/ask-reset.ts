import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const askReset = (email: string) => answer(api.POST('/api/v1/password-resets', { body: { email } }));

export const useAskReset = () => useMutation({ mutationFn: askReset });
