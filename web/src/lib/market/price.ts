// Prices as people type them. The decimal sign is a point or a comma, whatever the language: both are on phone keypads.
import type { Money } from '@/api/types';

/** Minor units, or undefined for what is no price. */
export function parsePrice(text: string, decimals: number): number | undefined {
  const found = /^(\d{1,7})(?:[.,](\d*))?$/.exec(text.replace(/[\s\u00a0€$£]/g, ''));
  const [, whole = '', part = ''] = found ?? [];
  if (!found || part.length > decimals) return undefined;
  return Number(whole) * 10 ** decimals + Number(part.padEnd(decimals, '0') || 0);
}

/** For the field: no sign of the currency, which stands beside it, and no zeros that say nothing. */
export function priceText(price: Pick<Money, 'amount'> | null, decimals: number): string {
  if (!price) return '';
  const text = (price.amount / 10 ** decimals).toFixed(decimals);
  return text.replace(/\.0+$/, '');
}
