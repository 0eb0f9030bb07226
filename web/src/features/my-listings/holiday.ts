import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const holidayQuery = queryOptions({
  queryKey: ['holiday'],
  queryFn: () => answer(api.GET('/api/v1/market/holiday')),
});

export function useHoliday() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (on: boolean) => answer(api.PUT('/api/v1/market/holiday', { body: { on } })),
    onSuccess: (holiday) => {
      client.setQueryData(holidayQuery.queryKey, holiday);
      return client.invalidateQueries({ queryKey: ['listings'] });
    },
  });
}
