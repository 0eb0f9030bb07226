import { answer, api } from '@/api/client';
import type { NewDecision } from '@/api/types';
import { useCommand } from './command-case';

const decide = (id: string, body: NewDecision, key: string) =>
  answer(
    api.POST('/api/v1/moderation/cases/{id}/decisions', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );

export const useDecide = (id: string) => useCommand(id, decide);
