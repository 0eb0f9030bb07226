import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Cart, CartLine } from '@/api/types';
import { useAccount } from '@/lib/account/account';

/** What is for sale, and by which service. */
export type What = Pick<CartLine, 'service' | 'what'>;

export const book = (listing: string): What => ({ service: 'market', what: listing });

/** As it stands in addresses. */
export const nameOf = ({ service, what }: What) => `${service}:${what}`;

export const cartQuery = queryOptions({
  queryKey: ['cart'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/cart', { signal })),
});

/** Whether this person may buy here; others have no cart. */
export const useBuys = () => useAccount()?.roles.includes('student') ?? false;

export function useCart() {
  const buys = useBuys();
  return useQuery({ ...cartQuery, enabled: buys });
}

/** Puts something in or takes it out. The answer is the cart as it is then. */
export function useCartChange() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: 'cart' },
    mutationFn: ({ line, put }: { line: What; put: boolean }): Promise<Cart> => {
      const params = { params: { path: { service: line.service, what: line.what } } };
      return put
        ? answer(api.PUT('/api/v1/cart/lines/{service}/{what}', params))
        : answer(api.DELETE('/api/v1/cart/lines/{service}/{what}', params));
    },
    onSuccess: async (cart) => {
      await client.cancelQueries({ queryKey: cartQuery.queryKey });
      client.setQueryData(cartQuery.queryKey, cart);
    },
  });
}

/** The id of the photo that a line of the cart names by its path. */
export const coverOf = ({ picture }: Pick<CartLine, 'picture'>) =>
  picture?.match(/^\/api\/v1\/photos\/([\w-]+)$/)?.[1] ?? null;
