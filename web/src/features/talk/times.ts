import { currentLanguage } from '@/i18n/language';
import { formatClock } from '@/lib/format';

const format = (time: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(currentLanguage() === 'de' ? 'de-DE' : 'en-GB', options).format(new Date(time));

export const dayOf = (time: string) => new Date(time).toDateString();
export const longDay = (time: string) => format(time, { weekday: 'long', day: 'numeric', month: 'long' });

/** The time of today, the name of a day of this week, else the date. */
export function shortTime(time: string, now = new Date()): string {
  if (dayOf(time) === now.toDateString()) return formatClock(time);
  const days = (now.getTime() - new Date(time).getTime()) / 86_400_000;
  return days < 6 ? format(time, { weekday: 'short' }) : format(time, { day: 'numeric', month: 'short' });
}
