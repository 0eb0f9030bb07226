import * as z from 'zod/mini';
import type { Condition, Listing, ListingPatch, MarketInfo } from '@/api/types';
import { parsePrice, priceText } from '@/lib/market/price';

export const conditions: readonly Condition[] = ['brand_new', 'like_new', 'good', 'acceptable'];

export const isCondition = (value: string): value is Condition => conditions.some((known) => known === value);

export function copySchema({ currency_decimals, highest_price }: MarketInfo) {
  const amount = (text: string) => parsePrice(text, currency_decimals);
  return z.object({
    condition: z.string().check(z.refine(isCondition, 'condition_required')),
    price: z.string().check(
      z.trim(),
      z.minLength(1, 'price_required'),
      z.refine((text) => text === '' || (amount(text) ?? 0) > 0, 'price_invalid'),
      z.refine((text) => (amount(text) ?? 0) <= highest_price, 'price_high'),
    ),
    negotiable: z.boolean(),
    description: z.string().check(z.maxLength(2000, 'description_long')),
    courses: z.array(z.string().check(z.maxLength(20, 'course_long'))).check(z.maxLength(10, 'copy_courses_many')),
  });
}

export type CopyValues = z.infer<ReturnType<typeof copySchema>>;

export const copyValues = (listing: Listing, { currency_decimals }: MarketInfo): CopyValues => ({
  condition: listing.condition ?? '',
  price: priceText(listing.price, currency_decimals),
  negotiable: listing.negotiable,
  description: listing.description,
  courses: listing.courses,
});

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a person changed, as far as it can be saved: a price half typed waits. */
export function copyPatch(from: CopyValues, to: CopyValues, market: MarketInfo): ListingPatch {
  const schema = copySchema(market);
  const patch: ListingPatch = {};
  const ready = (name: keyof CopyValues) =>
    !same(from[name], to[name]) && schema.shape[name].safeParse(to[name]).success;
  if (ready('condition') && isCondition(to.condition)) patch.condition = to.condition;
  const amount = parsePrice(to.price, market.currency_decimals);
  if (ready('price') && amount !== undefined) patch.price = amount;
  if (ready('negotiable')) patch.negotiable = to.negotiable;
  if (ready('description')) patch.description = to.description;
  if (ready('courses')) patch.courses = to.courses;
  return patch;
}
