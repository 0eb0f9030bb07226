import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { endSession } from '@/lib/session/session';

const endAll = () => answer(api.DELETE('/api/v1/sessions'));

export const useEndAllSessions = () => useMutation({ mutationFn: endAll, onSuccess: () => endSession('left') });
