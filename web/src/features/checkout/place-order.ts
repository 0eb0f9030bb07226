import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { asProblem } from '@/api/problem';
import type { Order } from '@/api/types';
import { attemptKey, forgetAttempt } from '@/lib/orders/attempt';
import type { What } from '@/lib/orders/cart';
import { orderChanged, putOrder } from '@/lib/orders/orders';

const place = (lines: readonly What[]): Promise<Order> => {
  const body = { lines: lines.map(({ service, what }) => ({ service, what })) };
  const params = { header: { 'Idempotency-Key': attemptKey(lines) } };
  return answer(api.POST('/api/v1/orders', { params, body }));
};

/** Whether the order may be there all the same: then the next try has to be the same one. */
const unknown = (status: number, code: string) => status === 0 || status >= 500 || code === 'in_flight';

/** Places the order: every line is held, or none. Sent again, also after a reload, it is the same order. */
export function usePlaceOrder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: place,
    onSuccess: (order) => {
      forgetAttempt();
      return putOrder(client, order);
    },
    onError: (error) => {
      const { status, code } = asProblem(error);
      if (!unknown(status, code)) forgetAttempt();
      // What the cart and the listing say is old: somebody was quicker.
      return orderChanged(client);
    },
  });
}
