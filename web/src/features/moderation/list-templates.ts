import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const templatesQuery = queryOptions({
  queryKey: ['cases', 'templates'],
  queryFn: async () => (await answer(api.GET('/api/v1/moderation/templates'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});
