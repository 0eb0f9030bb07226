import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** A query, not a mutation: opening the page is the act, and it must happen once however often the page renders. */
export const verifyQuery = (token: string) =>
  queryOptions({
    queryKey: ['verify', token],
    queryFn: async () => {
      await answer(api.POST('/api/v1/accounts/verify', { body: { token } }));
      return true;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
