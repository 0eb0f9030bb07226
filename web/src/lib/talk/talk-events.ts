// Live events about conversations say that something is new; the pages read it anew. Keys of all that is held about them
// begin with `talk`.
import type { QueryClient } from '@tanstack/react-query';

const types = ['message.sent', 'message.hidden', 'conversation.read'];

export const inboxKey = ['talk', 'inbox'] as const;
export const conversationKey = (id: string) => ['talk', 'conversation', id] as const;
/** Below the conversation's key, so that what makes it old makes these old. */
export const messagesKey = (id: string) => ['talk', 'conversation', id, 'messages'] as const;

/** True for an event that is about conversations. */
export function hearTalk(client: QueryClient, type: string, data: unknown): boolean {
  if (!types.includes(type)) return false;
  const { conversation } = (data ?? {}) as { conversation?: string };
  const old = [['talk', 'unread'], inboxKey, conversation ? conversationKey(conversation) : ['talk']];
  for (const queryKey of old) void client.invalidateQueries({ queryKey });
  return true;
}
