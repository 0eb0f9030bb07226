import { describe, expect, it } from 'vitest';
import { account } from '@/test/server';
import { changedFields, conflicts, patchOf, valuesOf } from './profile-values';

const base = valuesOf(account);

describe('profile values', () => {
  it('send only what changed', () => {
    expect(patchOf(base, { ...base, name: 'Anna B.', courses: ['M1'] })).toEqual({ name: 'Anna B.', courses: ['M1'] });
    expect(patchOf({ ...base, campus: 'uni.example' }, base)).toEqual({ campus: null });
    expect(changedFields(base, { ...base })).toEqual([]);
  });

  it('conflict only where both sides changed the same field differently', () => {
    const mine = { ...base, name: 'Mine', bio: 'same' };
    expect(conflicts(base, mine, { ...base, courses: ['M1'] })).toEqual([]);
    expect(conflicts(base, mine, { ...base, bio: 'same' })).toEqual([]);
    expect(conflicts(base, mine, { ...base, name: 'Theirs', bio: 'other' })).toEqual(['name', 'bio']);
  });
});
