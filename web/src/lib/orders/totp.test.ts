import { describe, expect, it } from 'vitest';
import { fromBase32, msLeft, totp } from './totp';

/** "12345678901234567890", the secret of the examples of RFC 6238. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes of RFC 6238, appendix B', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %d seconds', async (seconds, code) => {
    expect(await totp({ secret, digits: 8, period: 30 }, seconds * 1_000)).toBe(code);
    expect(await totp({ secret, digits: 6, period: 30 }, seconds * 1_000)).toBe(code.slice(2));
  });
});

it('reads base32 of any length and refuses other letters', () => {
  expect([...fromBase32('MZXW6YTBOI')]).toEqual([...new TextEncoder().encode('foobar')]);
  expect([...fromBase32('mzxw6===')]).toEqual([...new TextEncoder().encode('foo')]);
  expect(() => fromBase32('M1')).toThrow();
});

it('knows how long a code stands', () => {
  expect(msLeft(30, 0)).toBe(30_000);
  expect(msLeft(30, 29_999)).toBe(1);
  expect(msLeft(30, 30_000)).toBe(30_000);
});
