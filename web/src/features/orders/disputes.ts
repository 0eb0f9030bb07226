import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { orderQuery, putOrder } from '@/lib/orders/orders';

/** Others decide too, and nobody tells the page. */
const lookAgainMs = 20_000;

/** Orders with something to decide, the oldest dispute first. */
export const disputesQuery = infiniteQueryOptions({
  queryKey: ['disputes'],
  queryFn: ({ pageParam, signal }) =>
    answer(
      api.GET('/api/v1/admin/orders/disputes', {
        params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
  refetchInterval: lookAgainMs,
});

type Decision = { line: string; refund: number; reason: string };

export function useDecide(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ line, refund, reason }: Decision) =>
      answer(
        api.POST('/api/v1/admin/orders/{id}/lines/{line}/decision', {
          params: { path: { id, line } },
          body: { refund, reason },
        }),
      ),
    onSuccess: (order) => putOrder(client, order),
    onError: () => client.invalidateQueries({ queryKey: orderQuery(id).queryKey }),
  });
}
