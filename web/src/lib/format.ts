import { currentLanguage } from '@/i18n/language';

const locale = () => (currentLanguage() === 'de' ? 'de-DE' : 'en-GB');

export const formatDate = (time: string) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(time));

export const formatDateTime = (time: string) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));

/** The time of day. */
export const formatClock = (time: string) =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(time));

/** The name of a month such as 2026-11. */
export const formatMonth = (month: string, length: 'short' | 'long') =>
  new Intl.DateTimeFormat(locale(), {
    month: length,
    ...(length === 'long' ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function formatAgo(time: string, now = Date.now()): string {
  const seconds = (new Date(time).getTime() - now) / 1_000;
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  for (const [unit, size] of steps)
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  return format.format(0, 'minute');
}

export const daysUntil = (time: string, now = Date.now()) => Math.ceil((new Date(time).getTime() - now) / 86_400_000);

/** An amount in minor units, as the currency is written. */
export function formatMoney({ amount, currency }: { amount: number; currency: string }): string {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** The sign of a currency, for the edge of a field. */
export const currencySign = (currency: string) =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency;

/** A mean of stars, given in hundredths. */
export const formatStars = (hundredths: number) =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(hundredths / 100);

/** Whole units: bands of prices. */
export const formatUnits = (units: number, currency: string) =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency, maximumFractionDigits: 0 }).format(units);

export const formatNumber = (number: number) => new Intl.NumberFormat(locale()).format(number);

/** "Spanish" for "es". */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([locale()], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
