import { expect, it } from 'vitest';
import type { Order } from '@/api/types';
import { line, order, paid } from '@/test/orders';
import { timeline } from './timeline';

const words = (one: Order) => timeline(one).map(({ what, kind }) => `${what} ${kind}`);

it.each([
  [order, ['placed done', 'pay now', 'handover coming', 'settlement coming']],
  [paid('sold'), ['placed done', 'handover now', 'settlement coming']],
  [paid('handed_over'), ['placed done', 'settlement now']],
  [paid('disputed'), ['placed done', 'decision now']],
  [paid('settled', { state: 'completed' }), ['placed done']],
  [{ ...order, state: 'expired' as const }, ['placed done']],
])('shows what is done, where it stands and what comes (%#)', (one, steps) => {
  expect(words(one)).toEqual(steps);
});

it('has one step at most that is now, and says nothing of reminders', () => {
  const reminded = paid('sold', {
    history: [...order.history, { at: '2026-11-27T08:05:00.000Z', what: 'reminded', line: line.id, by: null }],
  });
  expect(words(reminded)).toEqual(words(paid('sold')));
});

it('names the line only where there are several', () => {
  const history: Order['history'] = [{ at: '2026-11-25T08:05:00.000Z', what: 'handed_over', line: line.id, by: null }];
  expect(timeline(paid('handed_over', { history }))[0]?.line).toBeUndefined();
  const other = { ...line, id: 'other' };
  expect(timeline(paid('handed_over', { history, lines: [line, other] }))[0]?.line).toBe(line);
});
