import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { ProblemDocument } from '@/api/problem';
import type { Account, Session } from '@/api/types';

export const url = (path: string) => `http://localhost:3000/api/v1${path}`;

export const account: Account = {
  id: '01900000-0000-7000-8000-000000000001',
  version: 3,
  email: 'anna@uni.example',
  name: 'Anna Berg',
  bio: '',
  picture_id: null,
  campus: null,
  courses: [],
  language: 'en',
  theme: 'system',
  profile_visible: true,
  roles: ['student'],
  created_at: '2026-10-01T08:00:00.000Z',
  verified_until: '2027-10-01T08:00:00.000Z',
  second_factor: false,
  password_set: true,
};

export const session = (token = 'token-1'): Session => ({
  access_token: token,
  expires_in: 600,
  session_id: '01900000-0000-7000-8000-0000000000aa',
  account,
});

export const problem = (status: number, code: string, more: Partial<ProblemDocument> = {}, headers = {}) =>
  HttpResponse.json(
    { type: `/problems/${code}`, title: `Title of ${code}.`, status, code, request_id: 'req-1', ...more },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  );

/** A server that is quiet: a test adds what it is about. */
export const server = setupServer(
  http.get(url('/oidc/providers'), () => HttpResponse.json({ items: [] })),
  http.get(url('/listings'), () => HttpResponse.json({ items: [], next: null })),
  http.get(url('/notifications/unread'), () => HttpResponse.json({ notifications: 0 })),
  http.get(url('/orders'), () => HttpResponse.json({ items: [], next: null })),
  http.get(url('/reviews/people/:id'), () => HttpResponse.json({ items: [], next: null })),
  http.get(url('/reviews/people/:id/rating'), () => {
    const none = { reviews: 0, hundredths: null, stars: [0, 0, 0, 0, 0] };
    return HttpResponse.json({ seller: none, buyer: none });
  }),
  http.get(url('/reviews/editions/:id/rating'), () =>
    HttpResponse.json({ reviews: 0, hundredths: null, stars: [0, 0, 0, 0, 0], as_described: 0, not_as_described: 0 }),
  ),
  http.get(url('/cart'), () => HttpResponse.json({ lines: [], total: null })),
  http.get(url('/conversations/unread'), () => HttpResponse.json({ conversations: 0, messages: 0 })),
  http.get(url('/listings/mine'), () => HttpResponse.json({ items: [], next: null })),
  http.get(url('/offers'), () => HttpResponse.json({ items: [], next: null })),
  http.get(url('/market'), () =>
    HttpResponse.json({ currency: 'EUR', currency_decimals: 2, highest_price: 1_000_000, most_photos: 8 }),
  ),
  http.get(url('/editions/:id/price-guidance'), () =>
    HttpResponse.json({ basis: null, condition: null, sales: 0, low: null, middle: null, high: null }),
  ),
  http.get(url('/sessions'), () => HttpResponse.json({ items: [] })),
  http.get(url('/campuses'), () => HttpResponse.json({ items: [{ domain: 'uni.example', name: 'University' }] })),
  http.get(url('/accounts/me'), () => HttpResponse.json(account, { headers: { ETag: '"3"' } })),
  http.get(url('/live'), () => problem(503, 'unavailable')),
);
