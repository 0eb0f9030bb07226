// Copies for sale, put there without the pages, for tests of something else.
import { expect, type Page } from '@playwright/test';
import { exist, newPerson, type Person } from './people';

type Offer = {
  isbn?: string;
  edition?: { title: string; authors: string[]; language?: string; subjects?: string[]; year?: number };
  price: number;
  condition: 'brand_new' | 'like_new' | 'good' | 'acceptable';
  courses?: string[];
  negotiable?: boolean;
  description?: string;
};

export type Seller = { person: Person; headers: Record<string, string> };

/** A session of its own beside those of the pages. */
export async function headersOf(page: Page, { email, password }: Person): Promise<Seller['headers']> {
  const cookies = await page.context().cookies();
  const answer = await page.request.post('/api/v1/sessions', { data: { email, password } });
  expect(answer.status()).toBe(201);
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  return { Authorization: `Bearer ${((await answer.json()) as { access_token: string }).access_token}` };
}

export async function newSeller(page: Page, name = 'Sofia Sell'): Promise<Seller> {
  const person = await exist(page, newPerson(name));
  return { person, headers: await headersOf(page, person) };
}

/** The id of a published copy. */
export async function offer(page: Page, { headers }: Seller, copy: Offer): Promise<string> {
  const answer = await page.request.post('/api/v1/listings', { headers, data: { ...copy, publish: true } });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** Until the search knows as many copies for these words. */
export async function searchable(page: Page, q: string, count: number) {
  await expect
    .poll(async () => {
      const answer = await page.request.get(`/api/v1/search/listings?q=${encodeURIComponent(q)}`);
      return ((await answer.json()) as { total: number }).total;
    })
    .toBeGreaterThanOrEqual(count);
}

/** A word that nobody else uses: what this test put on the shelf, and nothing else, is found by it. */
export const uniqueWord = () =>
  `q${Array.from({ length: 9 }, () => 'bcdfghklmnprstvz'[Math.floor(Math.random() * 16)]).join('')}`;

/** Changes a copy, or takes it away. */
export async function reprice(page: Page, { headers }: Seller, id: string, price: number) {
  const etag = (await page.request.get(`/api/v1/listings/${id}`, { headers })).headers().etag ?? '';
  const answer = await page.request.patch(`/api/v1/listings/${id}`, {
    headers: { ...headers, 'If-Match': etag },
    data: { price },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

export async function command(page: Page, { headers }: Seller, id: string, what: 'pause' | 'resume' | 'withdraw') {
  const answer = await page.request.post(`/api/v1/listings/${id}/${what}`, { headers });
  expect(answer.status(), await answer.text()).toBe(200);
}
