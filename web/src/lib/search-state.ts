// What a search asks, as it stands in the address of /search.

const conditions = ['brand_new', 'like_new', 'good', 'acceptable'];
/** Each from here to below the next one, in whole units of the currency. */
export const priceBands = ['from_0', 'from_5', 'from_10', 'from_20', 'from_50', 'from_100'];
const ratings = ['unrated', 'from_1', 'from_3', 'from_4', 'from_4_5'];
export const sorts = ['relevance', 'newest', 'price_up', 'price_down', 'distance'] as const;
export type Sort = (typeof sorts)[number];

/** Facets in the order of the page, each with its only values or with how long a value may be. */
const facets = {
  subject: 80,
  course: 20,
  condition: conditions,
  price: priceBands,
  language: 8,
  campus: 253,
  seller_rating: ratings,
};
export type Facet = keyof typeof facets;
export const facetNames = Object.keys(facets) as Facet[];

export type SearchState = { q?: string; sort?: Sort } & { [F in Facet]?: string[] };

/** In their natural order, where a facet has one. */
export const orderOf = (facet: Facet): readonly string[] | undefined => {
  const known = facets[facet];
  return typeof known === 'number' ? undefined : known;
};

const most = 20;

/** Only what the server understands: an old or mistyped address still finds something. */
export function readSearch(raw: Record<string, unknown>): SearchState {
  const state: SearchState = {};
  const q = String(raw.q ?? '').slice(0, 200);
  if (q.trim()) state.q = q;
  if (sorts.includes(raw.sort as Sort)) state.sort = raw.sort as Sort;
  for (const facet of facetNames) {
    const values = new Set([raw[facet] ?? []].flat().map(String));
    const known = facets[facet];
    const chosen = [...values].filter((value) =>
      typeof known === 'number' ? value && value.length <= known : known.includes(value),
    );
    if (chosen.length > 0) state[facet] = chosen.slice(0, most);
  }
  return state;
}

/** The choices one by one, as the chips show them. */
export const choicesOf = (state: SearchState) =>
  facetNames.flatMap((facet) => (state[facet] ?? []).map((value) => ({ facet, value })));

export const withChoice = (state: SearchState, facet: Facet, value: string, chosen: boolean): SearchState => {
  const others = (state[facet] ?? []).filter((one) => one !== value);
  return readSearch({ ...state, [facet]: chosen ? [...others, value] : others });
};

export const withoutChoices = ({ q, sort }: SearchState): SearchState => readSearch({ q, sort });
