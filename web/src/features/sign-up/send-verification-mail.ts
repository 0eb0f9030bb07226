import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const sendVerificationMail = (email: string) =>
  answer(api.POST('/api/v1/accounts/verification-mails', { body: { email } }));

export const useSendVerificationMail = () => useMutation({ mutationFn: sendVerificationMail });
