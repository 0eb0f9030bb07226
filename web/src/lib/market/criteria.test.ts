import { describe, expect, it } from 'vitest';
import type { Criteria } from '@/api/types';
import { criteriaOf, isEnough, searchOf } from './criteria';

const none: Criteria = {
  text: null,
  isbn: null,
  courses: [],
  subjects: [],
  campus: null,
  max_price: null,
  conditions: [],
  language: null,
};

describe('a search and what is watched of it', () => {
  it('takes over what a saved search knows', () => {
    const { criteria, left } = criteriaOf(
      { q: ' zafon ', course: ['SPAN 210'], campus: ['uni.example'], language: ['es'], price: ['from_0', 'from_10'] },
      'EUR',
    );
    expect(criteria).toEqual({
      text: 'zafon',
      courses: ['SPAN 210'],
      campus: 'uni.example',
      language: 'es',
      max_price: 1_999,
    });
    expect(left).toEqual([]);
  });

  it('says what it cannot', () => {
    const { criteria, left } = criteriaOf(
      { q: 'x', language: ['es', 'en'], campus: ['a.b', 'c.d'], price: ['from_100'], seller_rating: ['from_4'] },
      'EUR',
    );
    expect(criteria).toEqual({ text: 'x' });
    expect(left).toEqual(['price', 'language', 'campus', 'seller_rating']);
  });

  it('needs words, a course or a subject', () => {
    expect(isEnough(criteriaOf({ condition: ['good'] }, 'EUR').criteria)).toBe(false);
    expect(isEnough(criteriaOf({ subject: ['Travel'] }, 'EUR').criteria)).toBe(true);
  });

  it('leads back to the search page', () => {
    expect(
      searchOf({
        ...none,
        text: 'zafon',
        campus: 'uni.example',
        conditions: ['good'],
        max_price: { amount: 1_999, currency: 'EUR' },
      }),
    ).toEqual({ q: 'zafon', condition: ['good'], campus: ['uni.example'], price: ['from_0', 'from_5', 'from_10'] });
    expect(searchOf({ ...none, isbn: '9788408163435' })).toEqual({ q: '9788408163435' });
    expect(searchOf({ ...none, text: 'x', max_price: { amount: 500, currency: 'JPY' } }).price).toHaveLength(6);
  });
});
