// A saved search knows less than the search page: one campus, one language, a highest price. These two go back and forth.
import type { Condition, Criteria, NewCriteria } from '@/api/types';
import { type Facet, priceBands, readSearch, type SearchState } from '@/lib/search-state';

/** Minor units in one unit of the currency. */
export const minorUnits = (currency: string) =>
  10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);

const unitsOf = (band: string) => Number(band.slice('from_'.length));

/** Just below the band after the highest one that is chosen; undefined when there is none. */
function highestPrice(bands: string[] | undefined, currency: string): number | undefined {
  if (!bands) return undefined;
  const last = Math.max(...bands.map((band) => priceBands.indexOf(band)));
  const next = priceBands[last + 1];
  return next === undefined ? undefined : unitsOf(next) * minorUnits(currency) - 1;
}

/** What can be watched of a search, and the facets that cannot. */
export function criteriaOf(state: SearchState, currency: string): { criteria: NewCriteria; left: Facet[] } {
  const one = (values: string[] | undefined) => (values?.length === 1 ? values[0] : undefined);
  const price = highestPrice(state.price, currency);
  const criteria: NewCriteria = {
    ...(state.q?.trim() && { text: state.q.trim() }),
    ...(state.course && { courses: state.course.slice(0, 10) }),
    ...(state.subject && { subjects: state.subject.slice(0, 10) }),
    ...(one(state.campus) && { campus: one(state.campus) }),
    ...(one(state.language) && { language: one(state.language) }),
    ...(state.condition && { conditions: state.condition as Condition[] }),
    ...(price && { max_price: price }),
  };
  const left: Facet[] = [];
  if (state.price && !price) left.push('price');
  if (state.language && !criteria.language) left.push('language');
  if (state.campus && !criteria.campus) left.push('campus');
  if (state.seller_rating) left.push('seller_rating');
  return { criteria, left };
}

/** Words, an ISBN, a course or a subject: less would find everything. */
export const isEnough = ({ text, isbn, courses, subjects }: NewCriteria) =>
  Boolean(text || isbn || courses?.length || subjects?.length);

/** The search page's address for what a saved search looks for. */
export function searchOf(criteria: Criteria): SearchState {
  const { text, isbn, courses, subjects, campus, max_price: price, conditions, language } = criteria;
  return readSearch({
    q: [text, isbn].filter(Boolean).join(' '),
    course: courses,
    subject: subjects,
    condition: conditions,
    campus: campus ?? [],
    language: language ?? [],
    price: price ? priceBands.filter((band) => unitsOf(band) * minorUnits(price.currency) <= price.amount) : [],
  });
}
