import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { endSession } from '@/lib/session/session';

const closeAccount = (password: string) => answer(api.POST('/api/v1/accounts/me/closing', { body: { password } }));

export const useCloseAccount = () => useMutation({ mutationFn: closeAccount, onSuccess: () => endSession('closed') });
