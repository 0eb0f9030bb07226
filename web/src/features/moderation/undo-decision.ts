import { answer, api } from '@/api/client';
import { useCommand } from './command-case';

const undo = (id: string, body: { note: string }, key: string) =>
  answer(
    api.POST('/api/v1/moderation/cases/{id}/undo', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );

export const useUndo = (id: string) => useCommand(id, undo);
