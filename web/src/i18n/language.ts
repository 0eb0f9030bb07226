import type { Language } from '@/api/types';
import { storage } from '@/lib/storage';

export const languages: readonly Language[] = ['en', 'de'];
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const key = 'bv.language';
const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

let current: Language = first();

function first(): Language {
  const stored = storage.get(key);
  if (isLanguage(stored)) return stored;
  return globalThis.navigator?.language?.startsWith('de') ? 'de' : 'en';
}

export const currentLanguage = (): Language => current;

/** Only notes the choice; `changeLanguage` in setup.ts also loads the catalogue. */
export function rememberLanguage(language: Language) {
  current = language;
  storage.set(key, language);
  document.documentElement.lang = language;
}
