import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: () => answer(api.GET('/api/v1/accounts/{id}', { params: { path: { id } } })),
  });
