import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { unreadQuery } from '@/lib/talk/unread';
import { conversationQuery } from './get-conversation';
import { inboxQuery } from './list-conversations';

type Mark = { conversation: string; message: string };

const markRead = ({ conversation, message }: Mark) =>
  answer(api.PUT('/api/v1/conversations/{id}/read', { params: { path: { id: conversation } }, body: { message } }));

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: markRead,
    onSuccess: (unread, { conversation, message }) => {
      client.setQueryData(unreadQuery.queryKey, unread);
      client.setQueryData(
        conversationQuery(conversation).queryKey,
        (held) => held && { ...held, unread: 0, read_up_to: message },
      );
      void client.invalidateQueries({ queryKey: inboxQuery.queryKey });
    },
  });
}
