import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

// The same key as in settings, so both pages share one answer.
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await answer(api.GET('/api/v1/sessions'))).items,
});
