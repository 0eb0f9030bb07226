import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, api } from '@/api/client';
import type { NewListing } from '@/api/types';
import { putListing } from '@/lib/market/get-listing';

/** Begins a draft. The same wish sent again, by an impatient finger or after a lost answer, leads to the same draft. */
export function useStartListing() {
  const client = useQueryClient();
  const sent = useRef({ wish: '', key: '' });
  return useMutation({
    mutationFn: (wish: NewListing) => {
      const text = JSON.stringify(wish);
      if (sent.current.wish !== text) sent.current = { wish: text, key: crypto.randomUUID() };
      return answer(
        api.POST('/api/v1/listings', {
          params: { header: { 'Idempotency-Key': sent.current.key } },
          body: { ...wish, publish: false },
        }),
      );
    },
    onSuccess: (listing) => putListing(client, listing),
  });
}
