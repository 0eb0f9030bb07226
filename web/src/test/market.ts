// A market for tests of pages: one listing that is changed as the server would do it, and the lists around it.
import { HttpResponse, http } from 'msw';
import type { Edition, Listing, ListingPatch, ListingSummary, Offer } from '@/api/types';
import { account, problem, server, url } from './server';

export const edition: Edition = {
  id: '01900000-0000-7000-8000-00000000e001',
  isbn13: '9780618260300',
  isbn10: '0618260307',
  title: 'The Hobbit',
  original_title: 'The Hobbit or There and Back Again',
  authors: ['J.R.R. Tolkien'],
  year: 1937,
  language: 'en',
  publisher: '',
  edition: '',
  subjects: ['Fantasy'],
  work: null,
};

export const draft: Listing = {
  id: '01900000-0000-7000-8000-00000000a001',
  version: 1,
  state: 'draft',
  shown: false,
  seller: account.id,
  edition,
  price: null,
  condition: null,
  description: '',
  campus: null,
  courses: [],
  pickup_places: [],
  negotiable: false,
  photos: [],
  created_at: '2026-11-20T08:00:00.000Z',
  published_at: null,
  reserved_until: null,
  seller_rating: null,
};

export const others: Listing = {
  ...draft,
  state: 'published',
  shown: true,
  seller: '01900000-0000-7000-8000-000000000002',
  price: { amount: 1250, currency: 'EUR' },
  condition: 'good',
  negotiable: true,
  published_at: '2026-11-21T08:00:00.000Z',
};

export const summaryOf = (listing: Listing): ListingSummary => ({
  id: listing.id,
  version: listing.version,
  state: listing.state,
  shown: listing.shown,
  seller: listing.seller,
  edition_id: listing.edition.id,
  title: listing.edition.title,
  authors: listing.edition.authors,
  isbn13: listing.edition.isbn13,
  price: listing.price,
  condition: listing.condition,
  campus: listing.campus,
  courses: listing.courses,
  negotiable: listing.negotiable,
  cover: listing.photos[0]?.id ?? null,
  published_at: listing.published_at,
  reserved_until: listing.reserved_until,
  seller_rating: listing.seller_rating,
});

export const offer: Offer = {
  id: '01900000-0000-7000-8000-00000000f001',
  listing: {
    id: others.id,
    title: edition.title,
    authors: edition.authors,
    cover: null,
    state: 'published',
    price: others.price,
  },
  buyer: account.id,
  seller: others.seller,
  state: 'made',
  reason: null,
  ended_by: null,
  price: { amount: 1000, currency: 'EUR' },
  by: 'buyer',
  list_price: { amount: 1250, currency: 'EUR' },
  steps: [],
  can: ['withdraw'],
  created_at: '2026-11-24T08:00:00.000Z',
  changed_at: '2026-11-24T08:00:00.000Z',
  expires_at: '2026-11-26T08:00:00.000Z',
  reserved_until: null,
};

/** What the market was asked to do, and the listing as it stands. */
export type Market = { listing: Listing; asked: { what: string; body?: unknown; header?: string | null }[] };

/** Serves one listing: reads, patches under its version, commands. */
export function serveListing(listing: Listing): Market {
  const market: Market = { listing, asked: [] };
  const become = (change: Partial<Listing>) => {
    market.listing = { ...market.listing, ...change, version: market.listing.version + 1 };
    return HttpResponse.json(market.listing);
  };
  const path = `/listings/${listing.id}`;
  const states = {
    publish: 'published',
    pause: 'paused',
    resume: 'published',
    bump: 'published',
    withdraw: 'withdrawn',
  } as const;
  server.use(
    http.get(url(path), () => HttpResponse.json(market.listing)),
    http.patch(url(path), async ({ request }) => {
      const body = (await request.json()) as ListingPatch;
      const header = request.headers.get('If-Match');
      market.asked.push({ what: 'patch', body, header });
      if (header !== `"${market.listing.version}"`) return problem(412, 'changed_meanwhile');
      const { price, ...rest } = body;
      return become({
        ...(rest as Partial<Listing>),
        ...(price ? { price: { amount: price, currency: 'EUR' } } : {}),
      });
    }),
    ...Object.entries(states).map(([command, state]) =>
      http.post(url(`${path}/${command}`), () => {
        market.asked.push({ what: command });
        const again = command === 'bump' ? { published_at: new Date().toISOString() } : {};
        return become({ state, shown: state === 'published', ...again });
      }),
    ),
  );
  return market;
}
