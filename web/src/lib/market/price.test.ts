import { describe, expect, it } from 'vitest';
import { parsePrice, priceText } from './price';

describe('a typed price', () => {
  it.each([
    ['12', 2, 1200],
    ['12.5', 2, 1250],
    ['12,50', 2, 1250],
    [' 12,50 € ', 2, 1250],
    ['0.01', 2, 1],
    ['12.', 2, 1200],
    ['500', 0, 500],
    ['12.505', 2, undefined],
    ['500.5', 0, undefined],
    ['-3', 2, undefined],
    ['1.200,50', 2, undefined],
    ['a lot', 2, undefined],
    ['', 2, undefined],
  ])('%s with %i decimals is %s', (text, decimals, amount) => expect(parsePrice(text, decimals)).toBe(amount));

  it.each([
    [{ amount: 1200 }, 2, '12'],
    [{ amount: 1250 }, 2, '12.50'],
    [{ amount: 500 }, 0, '500'],
    [null, 2, ''],
  ])('%o is written and read alike', (price, decimals, text) => {
    expect(priceText(price, decimals)).toBe(text);
    if (price) expect(parsePrice(text, decimals)).toBe(price.amount);
  });
});
