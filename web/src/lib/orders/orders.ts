import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Order } from '@/api/types';

export type OrderSide = 'buyer' | 'seller';

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/orders/{id}', { params: { path: { id } }, signal })),
  });

/** What one bought, or sold, newest first. */
export const ordersQuery = (side: OrderSide) =>
  infiniteQueryOptions({
    queryKey: ['orders', side],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/orders', {
          params: { query: { side, limit: 20, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** After a command of one's own: its page knows at once, what else shows it asks again. */
export function putOrder(client: QueryClient, order: Order) {
  client.setQueryData(orderQuery(order.id).queryKey, order);
  return orderChanged(client);
}

/** Lists, money and the copies that it is about. */
export function orderChanged(client: QueryClient) {
  const old = ['orders', 'cart', 'money', 'listing', 'listings', 'queue', 'disputes'];
  return Promise.all(old.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

/** A live event about an order: it says which, its pages read it anew. */
export function hearOrders(client: QueryClient, type: string, data: unknown): boolean {
  if (type !== 'order.changed') return false;
  const { order } = (data ?? {}) as { order?: string };
  void client.invalidateQueries({ queryKey: order ? ['order', order] : ['order'] });
  void orderChanged(client);
  return true;
}
