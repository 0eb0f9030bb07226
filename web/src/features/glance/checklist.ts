import type { Account } from '@/api/types';

export type Step = 'verified' | 'picture' | 'campus' | 'courses' | 'bio' | 'second';

/** What makes an account ready to deal with others, in the order in which to do it. */
export const checklist = (account: Account): { step: Step; done: boolean }[] => [
  { step: 'verified', done: true },
  { step: 'campus', done: account.campus !== null },
  { step: 'courses', done: account.courses.length > 0 },
  { step: 'picture', done: account.picture_id !== null },
  { step: 'bio', done: account.bio.trim() !== '' },
  { step: 'second', done: account.second_factor },
];
