import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { deviceName } from '@/lib/device';
import { beginSession } from '@/lib/session/session';

type SignIn = { email: string; password: string; second_factor?: string };

const signIn = (body: SignIn) => answer(api.POST('/api/v1/sessions', { body: { ...body, device: deviceName() } }));

export const useSignIn = () => useMutation({ mutationFn: signIn, onSuccess: beginSession });
