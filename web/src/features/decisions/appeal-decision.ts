import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { decisionsQuery } from './list-decisions';

type Appeal = { case_id: string; decision_id: string; text: string };

const appeal = ({ case_id, ...body }: Appeal) =>
  answer(api.POST('/api/v1/decisions/{id}/appeal', { params: { path: { id: case_id } }, body }));

export function useAppealDecision() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: appeal,
    onSuccess: () => client.invalidateQueries({ queryKey: decisionsQuery.queryKey }),
  });
}
