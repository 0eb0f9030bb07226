// What was written here and is not yet known to be sent. Kept in the query cache, so that it outlives the page and goes with
// the session. A message keeps its client_id however often it is sent: the server takes it once.
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { conversationKey } from '@/lib/talk/talk-events';
import { inboxQuery } from './list-conversations';
import { putMessage } from './list-messages';

export type Unsent = { client_id: string; text: string; at: string; problem: Problem | undefined };

const outboxQuery = (conversation: string) => {
  const queryKey = ['talk', 'outbox', conversation] as const;
  return queryOptions({
    queryKey,
    // Nothing to fetch: a general "read all anew" leaves it as it is.
    queryFn: ({ client }): Unsent[] => client.getQueryData(queryKey) ?? [],
    initialData: [] as Unsent[],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
};

function change(client: QueryClient, conversation: string, next: (held: Unsent[]) => Unsent[]) {
  client.setQueryData(outboxQuery(conversation).queryKey, (held) => next(held ?? []));
}

async function post(client: QueryClient, id: string, { client_id, text }: Unsent) {
  const put = (problem: Problem | undefined) =>
    change(client, id, (held) => held.map((one) => (one.client_id === client_id ? { ...one, problem } : one)));
  put(undefined);
  try {
    const body = { text, client_id };
    putMessage(
      client,
      await answer(api.POST('/api/v1/conversations/{id}/messages', { params: { path: { id } }, body })),
    );
    change(client, id, (held) => held.filter((one) => one.client_id !== client_id));
    void client.invalidateQueries({ queryKey: inboxQuery.queryKey });
  } catch (error) {
    const problem = asProblem(error);
    put(problem);
    // Blocked, closed, suspended meanwhile: the page says so in place of the composer.
    if (problem.status === 403 || problem.status === 409)
      void client.invalidateQueries({ queryKey: conversationKey(id) });
  }
}

export function useOutbox(conversation: string) {
  const client = useQueryClient();
  const { data: unsent } = useQuery(outboxQuery(conversation));
  const send = (text: string) => {
    const one: Unsent = { client_id: crypto.randomUUID(), text, at: new Date().toISOString(), problem: undefined };
    change(client, conversation, (held) => [...held, one]);
    void post(client, conversation, one);
  };
  const again = (one: Unsent) => void post(client, conversation, one);
  const discard = ({ client_id }: Unsent) =>
    change(client, conversation, (held) => held.filter((one) => one.client_id !== client_id));
  return { unsent, send, again, discard };
}
