import { expect, it } from 'vitest';
import { codeAddress, codeOf, dropCode, dropCodes, heldCode, holdCode } from './codes';

const code = { secret: 'GEZDGNBVGY3TQOJQ', digits: 6, period: 30, behind: 0, titles: ['The Hobbit'] };

it('keeps codes by order until they are dropped', () => {
  holdCode('a', code);
  holdCode('b', { ...code, behind: 500 });
  expect(heldCode('a')).toEqual(code);
  dropCode('a');
  expect(heldCode('a')).toBeUndefined();
  expect(heldCode('b')?.behind).toBe(500);
  dropCodes();
  expect(localStorage.getItem('bv.codes')).toBeNull();
});

it('has none when the storage is broken', () => {
  localStorage.setItem('bv.codes', '{');
  expect(heldCode('a')).toBeUndefined();
});

it('reads the square of this order only', () => {
  expect(codeOf('a-1', codeAddress('a-1', '012345'))).toBe('012345');
  expect(codeOf('a-2', codeAddress('a-1', '012345'))).toBeUndefined();
  expect(codeOf('a-1', 'https://elsewhere.example/orders/a-1#12345')).toBeUndefined();
  expect(codeOf('a-1', '9780618260300')).toBeUndefined();
});
