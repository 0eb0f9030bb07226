import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-params';

describe('what stands after "?"', () => {
  it.each([
    ['?q=1984', { q: '1984' }],
    ['?q=true', { q: 'true' }],
    ['?condition=good&condition=like_new', { condition: ['good', 'like_new'] }],
    ['?q=Zaf%C3%B3n+%26+Co.', { q: 'Zafón & Co.' }],
    ['', {}],
  ])('%s is read and written alike', (text, search) => {
    expect(parseSearch(text)).toEqual(search);
    expect(stringifySearch(search)).toBe(text);
  });

  it('leaves out what is not there, and no name is special', () => {
    expect(stringifySearch({ q: undefined, subject: [], page: 2 })).toBe('?page=2');
    const odd = parseSearch('?__proto__=x&constructor=y');
    expect(Object.keys(odd)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
