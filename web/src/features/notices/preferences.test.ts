import { expect, it } from 'vitest';
import { clockOf, minutesOf } from './preferences';

it.each([
  [0, '00:00'],
  [61, '01:01'],
  [1439, '23:59'],
])('%d minutes are %s', (minutes, clock) => {
  expect(clockOf(minutes)).toBe(clock);
  expect(minutesOf(clock)).toBe(minutes);
});

it('has no minutes for an empty field', () => expect(minutesOf('')).toBeUndefined());
