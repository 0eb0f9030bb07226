import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const blocksQuery = queryOptions({
  queryKey: ['blocks'],
  queryFn: async () => (await answer(api.GET('/api/v1/accounts/me/blocks'))).items,
});
