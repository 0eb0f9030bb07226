import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

type Appeal = { token: string; text: string };

const appeal = (body: Appeal) => answer(api.POST('/api/v1/appeals', { body }));

/** With the link of the mail: who is suspended cannot sign in. */
export const useAppealByToken = () => useMutation({ mutationFn: appeal });
