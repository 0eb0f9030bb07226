import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { conversationKey } from '@/lib/talk/talk-events';

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: [...conversationKey(id), 'about'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/conversations/{id}', { params: { path: { id } }, signal })),
  });
