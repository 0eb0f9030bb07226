// Handover codes kept on this device, so that they can be shown without a network. They go when the books are handed over
// and when somebody signs out.
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { storage } from '@/lib/storage';
import type { CodeParts } from './totp';

export type HeldCode = CodeParts & {
  /** How far this device's clock is behind the server's, in milliseconds. */
  behind: number;
  titles: string[];
  /** Where and when, once it is agreed on. */
  place?: string | undefined;
  at?: string | undefined;
};

const place = 'bv.codes';

function all(): Record<string, HeldCode> {
  try {
    return JSON.parse(storage.get(place) ?? '{}') as Record<string, HeldCode>;
  } catch {
    return {};
  }
}

const keep = (codes: Record<string, HeldCode>) =>
  storage.set(place, Object.keys(codes).length > 0 ? JSON.stringify(codes) : null);

export const heldCode = (order: string): HeldCode | undefined => all()[order];
export const holdCode = (order: string, code: HeldCode) => keep({ ...all(), [order]: code });

export function dropCode(order: string) {
  const { [order]: _, ...rest } = all();
  keep(rest);
}

export const dropCodes = () => keep({});

export const codeQuery = (order: string) =>
  queryOptions({
    queryKey: ['code', order],
    queryFn: async () => {
      const asked = Date.now();
      const { now, ...parts } = await answer(api.GET('/api/v1/orders/{id}/code', { params: { path: { id: order } } }));
      // The answer was made somewhere between question and arrival.
      const behind = new Date(now).getTime() - (asked + Date.now()) / 2;
      return { ...parts, behind };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What the square holds: an address that a phone's own camera opens too. What is behind the # never reaches a server. */
export const codeAddress = (order: string, code: string) => `${location.origin}/orders/${order}#${code}`;

/** The six digits of such an address; undefined for that of another order, and for other squares. */
export function codeOf(order: string, text: string): string | undefined {
  const found = /\/orders\/([\w-]+)#(\d{6})$/.exec(text);
  return found?.[1] === order ? found[2] : undefined;
}
