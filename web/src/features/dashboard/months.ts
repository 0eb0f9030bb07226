// Months of the plot and its table: what came in, what was spent, and what is still held, by the month it was paid in.
import type { Order } from '@/api/types';

export type Month = { month: string; earned: number; spent: number; held: number };
type Summed = { month: string; earned: { amount: number }; spent: { amount: number } };

const dayMs = 86_400_000;
/** 15 minutes to pay, 14 days to hand over, 2 to dispute, 60 to decide; and some air. */
const longestHeldDays = 90;

export const heldSince = (now: number) => now - longestHeldDays * dayMs;

const isHeld = (state: Order['lines'][number]['state']) =>
  state === 'sold' || state === 'handed_over' || state === 'disputed';

export const heldOf = (orders: readonly Order[]) =>
  orders.flatMap(({ lines, paid_at }) =>
    paid_at ? lines.filter(({ state }) => isHeld(state)).map(({ price }) => ({ amount: price.amount, paid_at })) : [],
  );

export const sumOf = (held: readonly { amount: number }[]) => held.reduce((sum, { amount }) => sum + amount, 0);

/** The last months up to this one, without gaps. */
export function months(summed: readonly Summed[], selling: readonly Order[], now: Date, count = 6): Month[] {
  const held = heldOf(selling);
  return Array.from({ length: count }, (_, at) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (count - 1 - at), 1));
    const month = first.toISOString().slice(0, 7);
    const known = summed.find((one) => one.month === month);
    return {
      month,
      earned: known?.earned.amount ?? 0,
      spent: known?.spent.amount ?? 0,
      held: sumOf(held.filter(({ paid_at }) => paid_at.startsWith(month))),
    };
  });
}

/** Round steps for the axis, from zero to above the highest bar. */
export function ticks(highest: number, wanted = 4): number[] {
  if (highest <= 0) return [0];
  const rough = highest / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, at) => at * step);
}
