import { expect, it } from 'vitest';
import type { OrderLine } from '@/api/types';
import { line, order, paid } from '@/test/orders';
import { heldOf, months, sumOf, ticks } from './months';

it('counts what is held: paid, and not over', () => {
  const states: OrderLine['state'][] = ['sold', 'handed_over', 'disputed', 'settled', 'refunded'];
  expect(sumOf(heldOf(states.map((state) => paid(state))))).toBe(3 * line.price.amount);
  expect(heldOf([order])).toEqual([]);
});

it('has every month up to this one, also empty ones', () => {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  const summed = [
    { month: '2026-09', earned: eur(500), spent: eur(0) },
    { month: '2025-09', earned: eur(900), spent: eur(900) },
  ];
  expect(months(summed, [paid('sold')], new Date('2026-11-25T12:00:00Z'), 3)).toEqual([
    { month: '2026-09', earned: 500, spent: 0, held: 0 },
    { month: '2026-10', earned: 0, spent: 0, held: 0 },
    { month: '2026-11', earned: 0, spent: 0, held: 1250 },
  ]);
  expect(months([], [], new Date('2026-01-05T12:00:00Z'), 2).map(({ month }) => month)).toEqual(['2025-12', '2026-01']);
});

it.each([
  [0, [0]],
  [1250, [0, 500, 1000, 1500]],
  [4, [0, 1, 2, 3, 4]],
  [99_999, [0, 50_000, 100_000]],
])('has round steps up to %d', (highest, steps) => expect(ticks(highest)).toEqual(steps));
