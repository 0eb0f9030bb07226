import { answer, api } from '@/api/client';
import { useCommand } from './command-case';

type Answer = { take_back: boolean; words: string; note?: string };

const answerAppeal = (id: string, body: Answer, key: string) =>
  answer(
    api.POST('/api/v1/moderation/cases/{id}/appeal-answer', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );

export const useAnswerAppeal = (id: string) => useCommand(id, answerAppeal);
