import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const mailsQuery = queryOptions({
  queryKey: ['dev', 'mails'],
  queryFn: async () => (await answer(api.GET('/api/v1/dev/mails'))).items,
  refetchInterval: 4_000,
});
