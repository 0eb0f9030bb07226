import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { FullCase } from '@/api/types';

const lookAgainMs = 20_000;
/** What a command sets going (its trail entry, what it asks of other services) is done a moment later. */
const settlesMs = 6_000;
const soonMs = 1_000;
const commandedAt = new Map<string, number>();

function lookAgain(one: FullCase | undefined) {
  if (!one) return false;
  const settling = Date.now() - (commandedAt.get(one.id) ?? 0) < settlesMs;
  if (settling || one.effects.some(({ state }) => state === 'due')) return soonMs;
  // Not while it is one's own: nobody else can change it.
  return one.claim?.mine ? false : lookAgainMs;
}

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/moderation/cases/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => lookAgain(state.data),
  });

/** After a command: its answer is the case as it is now. */
export function putCase(client: QueryClient, one: FullCase) {
  commandedAt.set(one.id, Date.now());
  client.setQueryData(caseQuery(one.id).queryKey, one);
  return client.invalidateQueries({ queryKey: ['cases', 'list'] });
}
