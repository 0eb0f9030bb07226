import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** A bank answers late, and somebody else may end the payment. */
const lookAgainMs = 3_000;

export const paymentQuery = (token: string) =>
  queryOptions({
    queryKey: ['sandbox', token],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/sandbox/payments/{token}', { params: { path: { token } }, signal })),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'captured' || data?.state === 'cancelled' ? false : lookAgainMs,
  });

export type Step = { card: string } | { yes: boolean };

/** Pays with a card, or answers for the bank. A refusal may mean that the payment is over by now: it is looked at again. */
export function usePaymentStep(token: string) {
  const client = useQueryClient();
  const { queryKey } = paymentQuery(token);
  const params = { path: { token } };
  return useMutation({
    mutationFn: (step: Step) =>
      'card' in step
        ? answer(api.POST('/api/v1/sandbox/payments/{token}/pay', { params, body: step }))
        : answer(api.POST('/api/v1/sandbox/payments/{token}/answer', { params, body: step })),
    onSuccess: (now) => client.setQueryData(queryKey, now),
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
