import { expect, test } from 'vitest';
import { nearStates } from './find-near';

test.each([
  ['nothing was asked', {}, [], []],
  ['a word alone has no part', { q: 'Zafron' }, [], []],
  ['the longest words of several', { q: 'the shadow of winding' }, [], [{ q: 'winding' }, { q: 'shadow' }]],
  ['a word twice is one', { q: 'winter winter' }, [], []],
  [
    'without the filters that are in the way, one at a time, before words alone',
    { q: 'calculus early', course: ['MATH 101'], condition: ['new'] },
    ['course', 'condition'],
    [
      { q: 'calculus early', condition: ['new'] },
      { q: 'calculus early', course: ['MATH 101'] },
      { q: 'calculus' },
      { q: 'early' },
    ],
  ],
  [
    'two filters at most',
    { course: ['A'], campus: ['b'], language: ['de'] },
    ['course', 'campus', 'language'],
    [
      { campus: ['b'], language: ['de'] },
      { course: ['A'], language: ['de'] },
    ],
  ],
] as const)('%s', (_, state, inTheWay, states) => {
  expect(nearStates(structuredClone(state) as never, [...inTheWay])).toEqual(states);
});
