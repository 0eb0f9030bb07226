import { queryOptions } from '@tanstack/react-query';
import type { Language } from '@/api/types';
import type en from './texts.en.json';

export type Texts = typeof en;
export type TextName = keyof Texts;

// The long pages are catalogues of their own, so that nobody loads them who does not read them.
const catalogues: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => import('./texts.en.json'),
  de: () => import('./texts.de.json'),
};

export const textsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['texts', language],
    queryFn: async () => (await catalogues[language]()).default,
    staleTime: Number.POSITIVE_INFINITY,
  });
