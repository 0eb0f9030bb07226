import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const auditQuery = infiniteQueryOptions({
  queryKey: ['admin', 'audit'],
  queryFn: ({ pageParam }) =>
    answer(api.GET('/api/v1/admin/audit', { params: { query: pageParam ? { after: pageParam } : {} } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
