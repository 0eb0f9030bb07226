import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

/** What accounts and notifications sent, the newest first. */
export const mailsQuery = queryOptions({
  queryKey: ['dev', 'mails'],
  queryFn: async () => {
    const [own, notices] = await Promise.all([
      answer(api.GET('/api/v1/dev/mails')),
      answer(api.GET('/api/v1/notifications/dev/mails')),
    ]);
    return [...own.items, ...notices.items].sort((a, b) => b.at.localeCompare(a.at));
  },
  refetchInterval: 4_000,
});
