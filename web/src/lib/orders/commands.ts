import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { NewMeeting, Order } from '@/api/types';
import { orderQuery, putOrder } from './orders';

/** What the parties tell an order. Each answers the order as it is then. */
export type Command =
  | { kind: 'returned' }
  | { kind: 'cancel'; lines?: string[] }
  | { kind: 'meet'; meeting: NewMeeting }
  | { kind: 'agree'; seller: string }
  | { kind: 'hand_over'; code: string }
  | { kind: 'unlock' }
  | { kind: 'confirm'; line: string }
  | { kind: 'dispute'; line: string; reason: Reason; text: string }
  | { kind: 'say'; line: string; text: string };

export const disputeReasons = ['not_as_described', 'wrong_item', 'damaged', 'not_received', 'other'] as const;
export type Reason = (typeof disputeReasons)[number];

function send(id: string, command: Command): Promise<Order> {
  const params = { path: { id } };
  switch (command.kind) {
    case 'returned':
      return answer(api.POST('/api/v1/orders/{id}/payment/returned', { params }));
    case 'cancel': {
      const body = command.lines ? { lines: command.lines } : {};
      return answer(api.POST('/api/v1/orders/{id}/cancel', { params, body }));
    }
    case 'meet':
      return answer(api.PUT('/api/v1/orders/{id}/meeting', { params, body: command.meeting }));
    case 'agree':
      return answer(api.POST('/api/v1/orders/{id}/meeting/agree', { params, body: { seller: command.seller } }));
    case 'hand_over':
      return answer(api.POST('/api/v1/orders/{id}/handover', { params, body: { code: command.code } }));
    case 'unlock':
      return answer(api.POST('/api/v1/orders/{id}/handover/unlock', { params }));
    default:
      return sendOfLine(id, command);
  }
}

function sendOfLine(id: string, command: Extract<Command, { line: string }>): Promise<Order> {
  const params = { path: { id, line: command.line } };
  const { kind } = command;
  if (kind === 'confirm') return answer(api.POST('/api/v1/orders/{id}/lines/{line}/confirm', { params }));
  if (kind === 'say') {
    const { text } = command;
    return answer(api.POST('/api/v1/orders/{id}/lines/{line}/dispute/statements', { params, body: { text } }));
  }
  const { reason, text } = command;
  return answer(api.POST('/api/v1/orders/{id}/lines/{line}/dispute', { params, body: { reason, text } }));
}

/** After a refusal the order is looked at again: it may have changed under the page. */
export function useOrderCommand(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: Command) => send(id, command),
    onSuccess: (order) => putOrder(client, order),
    onError: () => client.invalidateQueries({ queryKey: orderQuery(id).queryKey }),
  });
}
