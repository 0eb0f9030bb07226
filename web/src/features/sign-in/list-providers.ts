import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const providersQuery = queryOptions({
  queryKey: ['oidc', 'providers'],
  queryFn: async () => (await answer(api.GET('/api/v1/oidc/providers'))).items,
  staleTime: 10 * 60_000,
});
