import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { inboxKey } from '@/lib/talk/talk-events';

/** The own conversations, the newest message first. */
export const inboxQuery = infiniteQueryOptions({
  queryKey: inboxKey,
  queryFn: ({ pageParam, signal }) =>
    answer(
      api.GET('/api/v1/conversations', {
        params: { query: { limit: 30, ...(pageParam ? { after: pageParam } : {}) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
