import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type SignUp = components['schemas']['SignUp'];

const signUp = (body: SignUp) => answer(api.POST('/api/v1/accounts', { body }));

export const useSignUp = () => useMutation({ mutationFn: signUp });
