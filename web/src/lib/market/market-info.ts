import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** The currency and the bounds of this installation. */
export const marketQuery = queryOptions({
  queryKey: ['market'],
  queryFn: () => answer(api.GET('/api/v1/market')),
  staleTime: Number.POSITIVE_INFINITY,
});
