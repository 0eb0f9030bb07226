// Decide, undo, answer: each answers the case as it is after it. A claim that has lapsed while somebody was writing is taken
// again, if nobody else has it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { isProblem } from '@/api/problem';
import type { FullCase } from '@/api/types';
import { claimCase } from './claim-case';
import { caseQuery, putCase } from './get-case';

type Send<T> = (id: string, body: T, key: string) => Promise<FullCase>;

export function useCommand<T>(id: string, send: Send<T>) {
  const client = useQueryClient();
  // The same words sent again after no answer came are the same command; other words are another one.
  const sent = useRef({ body: '', key: '' });
  const keyOf = (body: T) => {
    const text = JSON.stringify(body);
    if (sent.current.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
    return sent.current.key;
  };
  return useMutation({
    mutationFn: (body: T) =>
      send(id, body, keyOf(body)).catch(async (error) => {
        if (!isProblem(error, 'not_claimed')) throw error;
        await claimCase(id);
        sent.current = { body: '', key: '' };
        return send(id, body, keyOf(body));
      }),
    onSuccess: (one) => putCase(client, one),
    onError: () => client.invalidateQueries({ queryKey: caseQuery(id).queryKey }),
  });
}
