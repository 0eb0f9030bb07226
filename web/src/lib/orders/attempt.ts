// The Idempotency-Key of an attempt to order. It outlives a reload, so that an order whose answer was lost is found again
// instead of being placed twice; it goes when the answer is there.

import { storage } from '@/lib/storage';
import { nameOf, type What } from './cart';

const place = 'bv.attempt';

type Attempt = { lines: string; key: string };

const linesOf = (lines: readonly What[]) => lines.map(nameOf).sort().join();

function held(): Attempt | undefined {
  try {
    return (JSON.parse(storage.get(place) ?? 'null') as Attempt | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The same for the same things until `forgetAttempt`. */
export function attemptKey(lines: readonly What[]): string {
  const wanted = linesOf(lines);
  const before = held();
  if (before?.lines === wanted && before.key) return before.key;
  const key = crypto.randomUUID();
  storage.set(place, JSON.stringify({ lines: wanted, key } satisfies Attempt));
  return key;
}

export const forgetAttempt = () => storage.set(place, null);
