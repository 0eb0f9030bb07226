import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** What the link of a mail is about; no sign-in needed. */
export const subscriptionQuery = (token: string) =>
  queryOptions({
    queryKey: ['subscription', token],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/notifications/subscription', { params: { query: { token } }, signal })),
  });

export function useUnsubscribe(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/notifications/unsubscribe', {
          params: { query: { token } },
          body: 'List-Unsubscribe=One-Click' as never,
          bodySerializer: (body) => body as unknown as string,
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        }),
      ),
    onSuccess: (now) => client.setQueryData(subscriptionQuery(token).queryKey, now),
  });
}
