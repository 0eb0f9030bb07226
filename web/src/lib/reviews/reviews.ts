import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { PurchaseReview, ReviewExchange } from '@/api/types';

/** The settled lines of an order, and what both sides wrote as far as one may see it. */
export const orderReviewsQuery = (order: string) =>
  queryOptions({
    queryKey: ['reviews', 'order', order],
    queryFn: async ({ signal }) => {
      const params = { path: { order } };
      return (await answer(api.GET('/api/v1/reviews/orders/{order}', { params, signal }))).items;
    },
  });

/** Where one has still to write, the most urgent first. */
export const dueReviewsQuery = queryOptions({
  queryKey: ['reviews', 'due'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/reviews/due', { signal }))).items,
});

export type ReviewedAs = 'seller' | 'buyer';

export const personReviewsQuery = (id: string, role: ReviewedAs) =>
  infiniteQueryOptions({
    queryKey: ['reviews', 'person', id, role],
    queryFn: ({ pageParam, signal }) => {
      const query = { role, limit: 10, ...(pageParam ? { after: pageParam } : {}) };
      return answer(api.GET('/api/v1/reviews/people/{id}', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const personRatingQuery = (id: string) =>
  queryOptions({
    queryKey: ['reviews', 'person', id, 'rating'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/reviews/people/{id}/rating', { params: { path: { id } }, signal })),
  });

/** What others say about this book, whoever sold it. */
export const editionRatingQuery = (id: string) =>
  queryOptions({
    queryKey: ['reviews', 'edition', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/reviews/editions/{id}/rating', { params: { path: { id } }, signal })),
  });

type Writing =
  | { kind: 'purchase'; order: string; line: string; review: PurchaseReview }
  | { kind: 'buyer'; order: string; line: string; stars: number; text: string }
  | { kind: 'answer'; id: string; text: string };

function write(writing: Writing): Promise<ReviewExchange> {
  if (writing.kind === 'answer') {
    const { id, text } = writing;
    return answer(api.PUT('/api/v1/reviews/{id}/answer', { params: { path: { id } }, body: { text } }));
  }
  const params = { path: { order: writing.order, line: writing.line } };
  if (writing.kind === 'purchase')
    return answer(api.PUT('/api/v1/reviews/orders/{order}/lines/{line}/purchase', { params, body: writing.review }));
  const { stars, text } = writing;
  return answer(
    api.PUT('/api/v1/reviews/orders/{order}/lines/{line}/buyer', { params, body: { buyer: { stars, text } } }),
  );
}

/** Also after a refusal all is read anew: the time may be over. */
export function useWriteReview() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: ['reviews'] }),
  });
}

export function hearReviews(client: QueryClient, type: string): boolean {
  if (type !== 'review.changed') return false;
  void client.invalidateQueries({ queryKey: ['reviews'] });
  return true;
}
