import { describe, expect, it } from 'vitest';
import { choicesOf, readSearch, withChoice, withoutChoices } from './search-state';

describe('the address of a search', () => {
  it('keeps what the server understands and drops the rest', () => {
    expect(
      readSearch({
        q: 'zafon',
        sort: 'price_up',
        condition: ['good', 'shiny', 'good'],
        price: 'from_5',
        subject: 'Fiction',
        language: '',
        colour: 'red',
        seller_rating: 'from_9',
      }),
    ).toEqual({ q: 'zafon', sort: 'price_up', condition: ['good'], price: ['from_5'], subject: ['Fiction'] });
    expect(readSearch({ q: '   ', sort: 'best' })).toEqual({});
  });

  it('bounds what anybody can put into it', () => {
    const state = readSearch({ q: 'x'.repeat(300), subject: Array.from({ length: 50 }, (_, n) => `s${n}`) });
    expect(state.q).toHaveLength(200);
    expect(state.subject).toHaveLength(20);
    expect(readSearch({ course: 'y'.repeat(21), language: 'z'.repeat(9) })).toEqual({});
  });

  it('adds and takes back choices', () => {
    const one = withChoice({ q: 'x' }, 'condition', 'good', true);
    const two = withChoice(one, 'condition', 'like_new', true);
    expect(choicesOf(two)).toEqual([
      { facet: 'condition', value: 'good' },
      { facet: 'condition', value: 'like_new' },
    ]);
    expect(withChoice(one, 'condition', 'good', false)).toEqual({ q: 'x' });
    expect(withoutChoices({ ...two, sort: 'newest' })).toEqual({ q: 'x', sort: 'newest' });
  });
});
