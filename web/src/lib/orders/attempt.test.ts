import { expect, it } from 'vitest';
import { attemptKey, forgetAttempt } from './attempt';
import { book } from './cart';

const [one, two] = [book('1'), book('2')];

it('is one key for the same things in any order, until it is forgotten', () => {
  const key = attemptKey([one, two]);
  expect(attemptKey([two, one])).toBe(key);
  forgetAttempt();
  expect(attemptKey([one, two])).not.toBe(key);
});

it('is another key for other things', () => {
  const key = attemptKey([one]);
  expect(attemptKey([one, two])).not.toBe(key);
});

it('does not trust what somebody left in the storage', () => {
  localStorage.setItem('bv.attempt', 'no json');
  expect(attemptKey([one])).toMatch(/^[0-9a-f-]{36}$/);
  localStorage.setItem('bv.attempt', '{"lines":"market:1"}');
  expect(attemptKey([one])).toMatch(/^[0-9a-f-]{36}$/);
});
