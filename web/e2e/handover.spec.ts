// At the handover: the buyer's phone has no network, and the seller's camera reads its screen. Chromium shows a film in place
// of a camera.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import config from '../playwright.config';
import { filmSquare } from './bar-code';
import { inspect, open } from './checks';
import { exist, newPerson, signIn } from './people';
import { headersOf, newSeller, offer, type Seller } from './shelf';
import { expect, test } from './test';
import { totp } from './totp';

test.setTimeout(180_000);

/** Bought and paid without the pages. */
async function aPurchase(page: Page) {
  const seller = await newSeller(page, 'Sofia Sell');
  const what = await offer(page, seller, {
    edition: { title: 'Signals and Lamps', authors: ['Ada Quill'] },
    price: 900,
    condition: 'good',
  });
  const person = await exist(page, newPerson('Bruno Buy'));
  const buyer: Seller = { person, headers: await headersOf(page, person) };
  const placed = await page.request.post('/api/v1/orders', {
    headers: { ...buyer.headers, 'Idempotency-Key': crypto.randomUUID() },
    data: { lines: [{ service: 'market', what }] },
  });
  expect(placed.status(), await placed.text()).toBe(201);
  const { id, payment } = (await placed.json()) as { id: string; payment: { pay_url: string } };
  const token = payment.pay_url.split('/').at(-1);
  const paid = await page.request.post(`/api/v1/sandbox/payments/${token}/pay`, { data: { card: '4242424242424242' } });
  expect(paid.status(), await paid.text()).toBe(200);
  const returned = await page.request.post(`/api/v1/orders/${id}/payment/returned`, { headers: buyer.headers });
  expect(((await returned.json()) as { state: string }).state).toBe('paid');
  return { seller, buyer, id };
}

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });
  test('the code that was paid for is shown, and it is the right one', async ({ page, context }) => {
    const { buyer, id } = await aPurchase(page);
    await signIn(page, buyer.person);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await open(page, `/orders/${id}`);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('bv.codes'))).toContain(id);
    await open(page, `/orders/${id}/code`);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Your handover code' })).toBeVisible();
    const answer = await page.request
      .get(`/api/v1/orders/${id}/code`, { headers: buyer.headers })
      .catch(() => undefined);
    const { secret } = answer ? ((await answer.json()) as { secret: string }) : { secret: '' };
    const digits = page.getByText(/^The same in digits \d/);
    await expect.poll(async () => (await digits.innerText()).replace(/\D/g, '') === totp(secret)).toBe(true);
  });
});

test('the camera reads the square, and the book is handed over', async ({ page, playwright, baseURL }, info) => {
  const { seller, buyer, id } = await aPurchase(page);
  const { secret } = (await (
    await page.request.get(`/api/v1/orders/${id}/code`, { headers: buyer.headers })
  ).json()) as {
    secret: string;
  };
  const folder = join('e2e', 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `square-${info.project.name}.y4m`);
  filmSquare(path, `${baseURL}/orders/${id}#${totp(secret)}`);
  const options = config.use?.launchOptions;
  const camera = await playwright.chromium.launch({
    ...options,
    args: [
      ...(options?.args ?? []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ],
  });
  try {
    const shop = await camera.newPage({ ...(baseURL ? { baseURL } : {}), locale: 'en-GB' });
    await signIn(shop, seller.person);
    await open(shop, `/orders/${id}`);
    await shop.getByRole('button', { name: 'Enter the code' }).first().click();
    await inspect(shop, info, 'handover-enter', { scroll: false });
    await shop.getByRole('dialog').getByRole('button', { name: 'Scan it' }).click();
    await expect(shop.getByRole('heading', { name: 'Handed over', exact: true })).toBeVisible({ timeout: 30_000 });
  } finally {
    await camera.close();
  }
});
