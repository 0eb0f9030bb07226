import type { QueryClient } from '@tanstack/react-query';

/**
 * Behind invalidations that an event has brought. Whoever is asked for the first time is not asked again by these: react-query
 * keeps to the request that is under way, whose answer may be older than the event. So it is asked once more when it has answered.
 */
export function askAgain(client: QueryClient) {
  const first = client.getQueryCache().findAll({
    fetchStatus: 'fetching',
    predicate: ({ state }) => state.isInvalidated && state.data === undefined,
  });
  for (const { promise, queryKey } of first)
    void promise?.catch(() => undefined).then(() => client.invalidateQueries({ queryKey, exact: true }));
}
