import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '@/api/types';
import type books from './books.en.json';
import type checkout from './checkout.en.json';
import type decisions from './decisions.en.json';
import en from './en.json';
import type find from './find.en.json';
import type home from './home.en.json';
import { currentLanguage, rememberLanguage } from './language';
import type moderation from './moderation.en.json';
import type money from './money.en.json';
import type notices from './notices.en.json';
import type orders from './orders.en.json';
import { loadPartsInUse } from './parts';
import type report from './report.en.json';
import type reviews from './reviews.en.json';
import type talk from './talk.en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof en;
      books: typeof books;
      checkout: typeof checkout;
      decisions: typeof decisions;
      moderation: typeof moderation;
      find: typeof find;
      home: typeof home;
      money: typeof money;
      notices: typeof notices;
      orders: typeof orders;
      reviews: typeof reviews;
      report: typeof report;
      talk: typeof talk;
    };
  }
}

// English is the fallback and comes with the app; other catalogues are fetched when asked for.
const catalogues: Record<Exclude<Language, 'en'>, () => Promise<{ default: object }>> = {
  de: () => import('./de.json'),
};

async function load(language: Language) {
  if (language === 'en' || i18next.hasResourceBundle(language, 'translation')) return;
  const { default: catalogue } = await catalogues[language]();
  i18next.addResourceBundle(language, 'translation', catalogue);
}

export async function setupI18n(language: Language = currentLanguage()) {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  await changeLanguage(language);
}

export async function changeLanguage(language: Language) {
  rememberLanguage(language);
  await Promise.all([load(language), loadPartsInUse(language)]);
  await i18next.changeLanguage(language);
}
