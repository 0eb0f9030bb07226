import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

const atOnce = 50;

/** How many people keep these own copies in mind, by id. */
export const interestQuery = (ids: string[]) =>
  queryOptions({
    queryKey: ['listings', 'mine', 'interest', ids],
    queryFn: async ({ signal }) => {
      const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, part) =>
        ids.slice(part * atOnce, (part + 1) * atOnce),
      );
      const answers = await Promise.all(
        parts.map((listing) =>
          answer(api.GET('/api/v1/listings/mine/interest', { params: { query: { listing } }, signal })),
        ),
      );
      return new Map(answers.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
    },
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
