import { describe, expect, it } from 'vitest';
import type { MarketInfo } from '@/api/types';
import { type CopyValues, copyPatch, copySchema } from './copy-values';

const market: MarketInfo = { currency: 'EUR', currency_decimals: 2, highest_price: 100_000, most_photos: 8 };
const values: CopyValues = { condition: 'good', price: '12.50', negotiable: false, description: '', courses: [] };

describe('the copy', () => {
  it.each([
    [{ condition: '' }, 'condition_required'],
    [{ price: ' ' }, 'price_required'],
    [{ price: 'twelve' }, 'price_invalid'],
    [{ price: '0' }, 'price_invalid'],
    [{ price: '1000.01' }, 'price_high'],
    [{ description: 'x'.repeat(2001) }, 'description_long'],
    [{ courses: ['x'.repeat(21)] }, 'course_long'],
    [{ courses: Array.from({ length: 11 }, (_, n) => `A ${n}`) }, 'copy_courses_many'],
  ])('with %o is refused', (change, code) => {
    const issues = copySchema(market).safeParse({ ...values, ...change }).error?.issues ?? [];
    expect(issues[0]?.message).toBe(code);
  });

  it('is saved field by field, what is half typed not at all', () => {
    const to = {
      ...values,
      condition: 'acceptable',
      price: '12.',
      description: 'Coffee on page 3',
      courses: ['PHYS 210'],
    };
    expect(copyPatch(values, { ...to, price: '1x' }, market)).toEqual({
      condition: 'acceptable',
      description: 'Coffee on page 3',
      courses: ['PHYS 210'],
    });
    expect(copyPatch(values, { ...values, price: '9,99' }, market)).toEqual({ price: 999 });
    expect(copyPatch(values, values, market)).toEqual({});
  });
});
