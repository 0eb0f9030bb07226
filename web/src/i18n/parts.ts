import i18next from 'i18next';
import type { Language } from '@/api/types';

// A part of the product has a catalogue of its own, `<part>.<language>.json`, so that the first page does not carry the
// words of all pages. A route that shows the part awaits loadPart in its loader; its components say useTranslation('<part>').
const parts = {
  books: { en: () => import('./books.en.json'), de: () => import('./books.de.json') },
  checkout: { en: () => import('./checkout.en.json'), de: () => import('./checkout.de.json') },
  decisions: { en: () => import('./decisions.en.json'), de: () => import('./decisions.de.json') },
  find: { en: () => import('./find.en.json'), de: () => import('./find.de.json') },
  home: { en: () => import('./home.en.json'), de: () => import('./home.de.json') },
  notices: { en: () => import('./notices.en.json'), de: () => import('./notices.de.json') },
  orders: { en: () => import('./orders.en.json'), de: () => import('./orders.de.json') },
  reviews: { en: () => import('./reviews.en.json'), de: () => import('./reviews.de.json') },
  report: { en: () => import('./report.en.json'), de: () => import('./report.de.json') },
  money: { en: () => import('./money.en.json'), de: () => import('./money.de.json') },
  moderation: { en: () => import('./moderation.en.json'), de: () => import('./moderation.de.json') },
  talk: { en: () => import('./talk.en.json'), de: () => import('./talk.de.json') },
} satisfies Record<string, Record<Language, () => Promise<{ default: object }>>>;

export type Part = keyof typeof parts;

const inUse = new Set<Part>();

async function fetchPart(part: Part, language: Language) {
  if (i18next.hasResourceBundle(language, part)) return;
  const { default: catalogue } = await parts[part][language]();
  i18next.addResourceBundle(language, part, catalogue);
}

export async function loadPart(part: Part) {
  inUse.add(part);
  await fetchPart(part, i18next.language as Language);
}

/** Before the language changes: what is on the screen has its words in the new one. */
export async function loadPartsInUse(language: Language) {
  await Promise.all([...inUse].map((part) => fetchPart(part, language)));
}

/** Words for a code of the server, from what every page has or from a part in use. */
export function wordsOf(kind: 'problems' | 'faults', code: string): string | undefined {
  const keys = [`${kind}.${code}`, ...[...inUse].map((part) => `${part}:${kind}.${code}`)];
  const key = keys.find((candidate) => i18next.exists(candidate));
  return key && i18next.t(key as 'problems.unexpected');
}
