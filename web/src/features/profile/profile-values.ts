import * as z from 'zod/mini';
import type { Account, AccountPatch } from '@/api/types';
import { personName } from '@/lib/checks';

export const profileSchema = z.object({
  name: personName,
  bio: z.string().check(z.maxLength(1000, 'bio_long')),
  campus: z.string(),
  courses: z.array(z.string().check(z.maxLength(20, 'course_long'))).check(z.maxLength(20, 'courses_many')),
});

export type ProfileValues = z.infer<typeof profileSchema>;
export type ProfileField = keyof ProfileValues;

export const profileFields: readonly ProfileField[] = ['name', 'bio', 'campus', 'courses'];

export const valuesOf = ({ name, bio, campus, courses }: Account): ProfileValues => ({
  name,
  bio,
  campus: campus?.domain ?? '',
  courses,
});

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const changedFields = (from: ProfileValues, to: ProfileValues): ProfileField[] =>
  profileFields.filter((field) => !same(from[field], to[field]));

/** Only what the person changed travels, so fields changed elsewhere stay as they are. */
export function patchOf(from: ProfileValues, to: ProfileValues): AccountPatch {
  const patch: AccountPatch = {};
  for (const field of changedFields(from, to)) {
    if (field === 'campus') patch.campus = to.campus || null;
    else if (field === 'courses') patch.courses = to.courses;
    else patch[field] = to[field];
  }
  return patch;
}

/** Fields which both sides changed, to different values: only these need a decision. */
export const conflicts = (base: ProfileValues, mine: ProfileValues, saved: ProfileValues): ProfileField[] => {
  const theirs = changedFields(base, saved);
  return changedFields(base, mine).filter((field) => theirs.includes(field) && !same(mine[field], saved[field]));
};
