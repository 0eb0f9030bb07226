import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { actionsId } from './case-actions';
import { type CaseFilter, casesQuery } from './list-cases';
import { useShortcuts } from './use-shortcuts';

/** Walking along the queue: keys, and where to go when a case is done. */
export function useQueue(filter: CaseFilter, current: string | undefined) {
  const { data } = useInfiniteQuery(casesQuery(filter));
  const navigate = useNavigate();
  const ids = useMemo(() => data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [], [data]);
  const at = current === undefined ? -1 : ids.indexOf(current);
  // A case that is done leaves the queue before its page does; what came after it then is still what comes next.
  const after = useRef<{ of: string | undefined; next: string | undefined }>({ of: undefined, next: undefined });
  useEffect(() => {
    if (at >= 0) after.current = { of: current, next: ids[at + 1] ?? ids[at - 1] };
  }, [at, ids, current]);

  const walk = useMemo(() => {
    const next = () =>
      at === -1 && after.current.of === current && current ? after.current.next : (ids[at + 1] ?? ids[at - 1]);
    const go = (id: string | undefined) =>
      void (id
        ? navigate({ to: '/moderation/$case', params: { case: id }, search: filter })
        : navigate({ to: '/moderation', search: filter }));
    return { next, go };
  }, [ids, at, current, filter, navigate]);

  const shortcuts = useMemo(() => {
    const step = (id: string | undefined) => id && walk.go(id);
    return {
      j: () => step(ids[at + 1]),
      k: () => step(at > 0 ? ids[at - 1] : undefined),
      c: () => document.querySelector<HTMLElement>(`#${actionsId} [data-claim]`)?.click(),
      e: () => document.getElementById(actionsId)?.focus(),
    };
  }, [walk, ids, at]);
  useShortcuts(shortcuts);
  return walk;
}
