import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, api } from '@/api/client';

/** The first words to a seller. Sent again they are the same message. */
export function useStartConversation(listing: string) {
  const client = useQueryClient();
  const sent = useRef({ text: '', id: '' });
  return useMutation({
    mutationFn: (text: string) => {
      if (sent.current.text !== text) sent.current = { text, id: crypto.randomUUID() };
      return answer(api.POST('/api/v1/conversations', { body: { listing, text, client_id: sent.current.id } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['conversations'] }),
  });
}
