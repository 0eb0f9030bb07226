import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CaseSummary } from '@/api/types';
import { actionsId } from './case-actions';
import { type CaseFilter, casesQuery } from './list-cases';
import { useShortcuts } from './use-shortcuts';

type Pages = InfiniteData<{ items: CaseSummary[] }>;

/** Walking along the queue: keys, and where to go when a case is done. */
export function useQueueShortcuts(filter: CaseFilter, current: string | undefined) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const walk = useMemo(() => {
    /** What stands beside the current one; after the last comes the one before it. */
    const neighbour = (step: 1 | -1): string | undefined => {
      const held = client.getQueryData<Pages>(casesQuery(filter).queryKey);
      const ids = held?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
      const at = current === undefined ? -1 : ids.indexOf(current);
      if (at === -1) return ids[0];
      return ids[at + step] ?? (step === 1 ? ids[at - 1] : undefined);
    };
    const go = (id: string | undefined) =>
      void (id
        ? navigate({ to: '/moderation/$case', params: { case: id }, search: filter })
        : navigate({ to: '/moderation', search: filter }));
    return { neighbour, go };
  }, [client, navigate, filter, current]);

  const shortcuts = useMemo(() => {
    const step = (by: 1 | -1) => {
      const id = walk.neighbour(by);
      if (id && id !== current) walk.go(id);
    };
    return {
      j: () => step(1),
      k: () => step(-1),
      c: () => document.querySelector<HTMLElement>(`#${actionsId} [data-claim]`)?.click(),
      e: () => document.getElementById(actionsId)?.focus(),
    };
  }, [walk, current]);
  useShortcuts(shortcuts);
  return walk;
}
