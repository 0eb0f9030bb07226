import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Order } from '@/api/types';
import { codeQuery, dropCode, type HeldCode, heldCode, holdCode } from '@/lib/orders/codes';

const toHandOver = ({ side, may, lines }: Order) =>
  side === 'buyer' && may.includes('show_code') && lines.some(({ state }) => state === 'sold');

/** Fetched as soon as the order is paid and kept on this device until the books are handed over. */
export function useHeldCode(id: string, order: Order | undefined) {
  const wanted = order ? toHandOver(order) : false;
  const { data, error, refetch } = useQuery({ ...codeQuery(id), enabled: wanted });
  const held = useHeld(id, order, wanted ? data : undefined);
  useEffect(() => {
    if (order && !wanted) dropCode(id);
  }, [id, order, wanted]);
  return { held: order && !wanted ? undefined : held, error: held ? undefined : error, refetch };
}

/** What was fetched now, else what is kept from before. */
function useHeld(id: string, order: Order | undefined, parts: Omit<HeldCode, 'titles'> | undefined) {
  const meeting = order?.meetings.find(({ agreed }) => agreed);
  const titles = order?.lines.filter(({ state }) => state === 'sold').map(({ title }) => title);
  const fresh = parts && JSON.stringify({ ...parts, titles: titles ?? [], place: meeting?.place, at: meeting?.at });
  useEffect(() => {
    if (fresh) holdCode(id, JSON.parse(fresh) as HeldCode);
  }, [id, fresh]);
  return useMemo(() => (fresh ? (JSON.parse(fresh) as HeldCode) : heldCode(id)), [id, fresh]);
}
