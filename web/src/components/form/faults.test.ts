import { describe, expect, it } from 'vitest';
import { failedFields, fieldOf } from './faults';

describe('where a fault of the server belongs', () => {
  const values = { isbn: '', price: '', courses: ['A'], edition: { title: '', authors: [] } };
  it.each([
    ['/price', 'price'],
    ['?isbn', 'isbn'],
    ['?page', undefined],
    ['/edition/title', 'edition.title'],
    ['/edition/authors/3', 'edition.authors'],
    ['/courses/0', 'courses'],
    ['/edition', undefined],
    ['/edition/unknown', undefined],
    ['/unknown/title', undefined],
    ['', undefined],
  ])('%s is %s', (pointer, field) => expect(fieldOf(pointer, values)).toBe(field));
});

describe('the fields with faults', () => {
  it('are named down to the members of groups, lists as one', () => {
    const fault = { type: 'server', message: 'x' };
    const errors = {
      price: fault,
      edition: { title: fault, authors: [undefined, fault] },
      root: fault,
      gone: undefined,
    };
    expect(failedFields(errors)).toEqual(['price', 'edition.title', 'edition.authors']);
  });
});
