import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await answer(api.GET('/api/v1/sessions'))).items,
});
