import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Order } from '@/api/types';
import { safePath } from '@/lib/return-to';
import { putOrder } from './orders';

/** To the page where the order is paid, ours or a provider's; to the order when there is nothing to pay. */
export function goToPayment(go: (path: string) => void, { id, state, payment }: Order) {
  const url = state === 'open' && payment?.state === 'open' ? payment.pay_url : null;
  const path = url ? safePath(url) : `/orders/${id}`;
  if (path) go(path);
  else if (url?.startsWith('https://')) location.assign(url);
}

/** Whether the bank is at it: then there is nothing to pay and nothing to do but wait. */
export function useProcessing({ id, side, state }: Order): boolean {
  const { data } = useQuery({
    queryKey: ['money', 'payment', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/payments/{order}', { params: { path: { order: id } }, signal })),
    enabled: side === 'buyer' && state === 'open',
    staleTime: 0,
  });
  return state === 'open' && data?.processing === true;
}

/** Asks where an open order is paid. */
export function usePay(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/api/v1/orders/{id}/payment', { params: { path: { id } } })),
    onSuccess: (order) => putOrder(client, order),
  });
}
