import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { FullCase } from '@/api/types';

const lookAgainMs = 20_000;

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/moderation/cases/{id}', { params: { path: { id } }, signal })),
    // Not while it is one's own: nobody else can change it, and a form is being filled in.
    refetchInterval: ({ state }) => (state.data?.claim?.mine ? false : lookAgainMs),
  });

/** After a command: its answer is the case as it is now. */
export function putCase(client: QueryClient, one: FullCase) {
  client.setQueryData(caseQuery(one.id).queryKey, one);
  return client.invalidateQueries({ queryKey: ['cases', 'list'] });
}
