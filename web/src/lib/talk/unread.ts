import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { useSignedIn } from '@/lib/session/use-session';

/** How much is unread, for the badge; the server counts up to 100. */
export const unreadQuery = queryOptions({
  queryKey: ['talk', 'unread'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/conversations/unread', { signal })),
});

export function useUnread(): number {
  const signedIn = useSignedIn();
  const { data } = useQuery({ ...unreadQuery, enabled: signedIn });
  return signedIn ? (data?.messages ?? 0) : 0;
}
