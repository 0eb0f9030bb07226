import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Language, NoticeGroup } from '@/api/types';
import { useSignedIn } from '@/lib/session/use-session';

export type NoticeFilter = { group?: NoticeGroup; unread?: true };

/** How much is new, for the badge; the server counts up to 100. */
export const unreadNoticesQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/notifications/unread', { signal })),
});

export function useUnreadNotices(): number {
  const signedIn = useSignedIn();
  const { data } = useQuery({ ...unreadNoticesQuery, enabled: signedIn });
  return signedIn ? (data?.notifications ?? 0) : 0;
}

/** Newest first, in the words of this language. */
export const noticesQuery = (filter: NoticeFilter, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', filter, language],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, language, limit: 30, ...(pageParam ? { after: pageParam } : {}) };
      return answer(api.GET('/api/v1/notifications', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

type Reading = { id: string } | { path: string } | { until: string } | { remove: string };

async function read(reading: Reading): Promise<{ notifications: number } | undefined> {
  if ('id' in reading) return answer(api.PUT('/api/v1/notifications/{id}/read', { params: { path: reading } }));
  if ('remove' in reading) {
    await answer(api.DELETE('/api/v1/notifications/{id}', { params: { path: { id: reading.remove } } }));
    return undefined;
  }
  return answer(api.PUT('/api/v1/notifications/read', { body: reading }));
}

/** Marks one, those about a page, or all up to an instant as read; or takes one away. */
export function useReadNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: read,
    onSuccess: (unread) => {
      if (unread) client.setQueryData(unreadNoticesQuery.queryKey, unread);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}

export function hearNotices(client: QueryClient, type: string, data: unknown): boolean {
  if (type !== 'notification.created' && type !== 'notification.read') return false;
  const { unread } = (data ?? {}) as { unread?: number };
  if (unread !== undefined) client.setQueryData(unreadNoticesQuery.queryKey, { notifications: unread });
  void client.invalidateQueries({ queryKey: ['notices', 'list'] });
  return true;
}
