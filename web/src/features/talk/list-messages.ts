import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Message } from '@/api/types';
import { messagesKey } from '@/lib/talk/talk-events';

type Page = { items: Message[]; next: string | null };

/** Newest first, as the server pages them. */
export const messagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: messagesKey(id),
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      answer(
        api.GET('/api/v1/conversations/{id}/messages', {
          params: { path: { id }, query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Oldest first, each once: a page that was read while something came in may repeat a message. */
export function inOrder({ pages }: InfiniteData<Page>): Message[] {
  const all = new Map<string, Message>();
  for (const message of pages.flatMap(({ items }) => items)) if (!all.has(message.id)) all.set(message.id, message);
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What was just sent stands there before the list is read anew. */
export function putMessage(client: QueryClient, message: Message) {
  client.setQueryData(messagesQuery(message.conversation_id).queryKey, (held) => {
    const [newest, ...rest] = held?.pages ?? [];
    if (!held || !newest || newest.items.some(({ id }) => id === message.id)) return held;
    return { ...held, pages: [{ ...newest, items: [message, ...newest.items] }, ...rest] };
  });
}
