// Books kept in mind, saved searches that find what comes later, wanted ads that others see.
import type { Page } from '@playwright/test';
import { inspect, nothingCutOff, open, settled } from './checks';
import { enter, newPerson } from './people';
import { command, headersOf, newSeller, offer, reprice, searchable, uniqueWord } from './shelf';
import { expect, test } from './test';

const heart = (page: Page, title: string) => page.getByRole('button', { name: `Save “${title}”` });

test('a heart keeps a copy in mind: cheaper, gone, and taken back', async ({ page, another }, info) => {
  const word = uniqueWord();
  const shop = await another();
  const seller = await newSeller(shop);
  const copy = (title: string, price: number) =>
    offer(shop, seller, { edition: { title, authors: [`Lena ${word}`] }, price, condition: 'good' });
  const [dear, lost] = [await copy('Dear book', 1200), await copy('Lost book', 500)];
  await searchable(shop, word, 2);
  await enter(page, newPerson());

  await open(page, '/saved');
  await expect(page.getByText('Nothing saved yet.')).toBeVisible();
  await inspect(page, info, 'saved-empty');
  await open(page, `/search?q=${word}`);
  for (const title of ['Dear book', 'Lost book']) {
    await heart(page, title).click();
    await expect(heart(page, title)).toHaveAttribute('aria-pressed', 'true');
  }
  await reprice(shop, seller, dear, 1000);
  await command(shop, seller, lost, 'withdraw');
  // Kept by the server: another look at the search shows the heart filled.
  await page.reload();
  await expect(heart(page, 'Dear book')).toHaveAttribute('aria-pressed', 'true');
  await open(page, '/saved');
  const card = page.getByRole('article').filter({ hasText: 'Dear book' });
  await expect(card).toContainText('€10.00');
  await expect(card).toContainText('€2.00 less than when you saved it');
  const gone = page.getByRole('region', { name: 'No longer for sale' });
  await expect(gone).toContainText('Lost book');
  await inspect(page, info, 'saved');

  await gone.getByRole('button', { name: 'Remove Lost book' }).click();
  await expect(gone.getByText('Lost book')).toHaveCount(0);
  // A slip of the finger is taken back where it happened.
  await heart(page, 'Dear book').click();
  await expect(heart(page, 'Dear book')).toHaveAttribute('aria-pressed', 'false');
  await heart(page, 'Dear book').click();
  await expect(heart(page, 'Dear book')).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByText('No longer for sale')).toHaveCount(0);
});

test('a saved search finds what is offered later', async ({ page, another }, info) => {
  test.setTimeout(120_000);
  const word = uniqueWord();
  const shop = await another();
  const seller = await newSeller(shop);
  // A visitor is led to the sign-in and back to the same search.
  await open(page, `/search?q=${word}`);
  await expect(page.getByRole('link', { name: 'Save this search' })).toHaveAttribute('href', /sign-in\?return_to=/);
  await enter(page, newPerson());

  await open(page, '/search?condition=good');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await expect(page.getByRole('dialog')).toContainText('Type some words first');
  await page.keyboard.press('Escape');

  await open(page, `/search?q=${word}&condition=good&price=from_5`);
  await expect(page.getByRole('heading', { level: 2, name: '0 results' })).toBeVisible();
  await page.getByRole('button', { name: 'Save this search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this search' });
  await expect(dialog.getByRole('listitem')).toHaveText([`“${word}”`, 'Good', 'up to €9.99']);
  await dialog.getByRole('radio', { name: 'Once a day' }).check();
  await dialog.getByLabel('Name').fill('For the seminar');
  await inspect(page, info, 'save-search');
  await dialog.getByRole('button', { name: 'Save the search' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Saved. You find it under Saved searches.')).toBeVisible();

  const copy = (title: string, price: number) =>
    offer(shop, seller, { edition: { title, authors: [word] }, price, condition: 'good' });
  await copy('Too dear', 1100);
  const id = await copy('Just right', 900);
  await open(page, '/saved/searches');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'For the seminar' }) });
  await expect(row.getByLabel('Tell me')).toHaveValue('daily');
  await expect(async () => {
    await page.reload();
    await settled(page);
    await row.getByRole('button', { name: 'What it found' }).click();
    await expect(row.getByRole('link', { name: 'Just right' })).toHaveAttribute('href', `/listings/${id}`, {
      timeout: 2_000,
    });
  }).toPass();
  await expect(row.getByText('Too dear')).toHaveCount(0);
  await inspect(page, info, 'saved-searches');

  await row.getByLabel('Tell me').selectOption('At once');
  await expect(row.getByLabel('Tell me')).toHaveValue('at_once');
  await row.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('“For the seminar” is deleted.')).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toHaveCount(1);
  await row.getByRole('link', { name: 'Search now' }).click();
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${word}&condition=good&price=from_0&price=from_5`));
  await expect(page.getByRole('heading', { level: 2, name: '1 result' })).toBeVisible();
});

test('a wanted ad hangs on its campus for everybody, until it is taken down', async ({ page, another }, info) => {
  const word = uniqueWord();
  await enter(page, newPerson('Wanda Want'));
  await open(page, '/wanted');
  await page.getByRole('button', { name: 'Post a wanted ad' }).click();
  const dialog = page.getByRole('dialog', { name: 'What are you looking for?' });
  await dialog.getByLabel('At most').fill('a lot');
  await dialog.getByRole('button', { name: 'Post it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say what you are looking for');
  await expect(dialog.getByRole('alert')).toContainText('Enter a price like 12 or 12.50');
  await inspect(page, info, 'wanted-faults');
  await dialog.getByLabel('Title, author or ISBN').fill(`Dreams of ${word}`);
  await dialog.getByLabel('Course').fill('GEO 7');
  await dialog.getByLabel('At most').fill('12.50');
  await dialog.getByLabel('A word to whoever has it').fill('Any edition will do.');
  await dialog.getByRole('button', { name: 'Post it' }).click();
  await expect(dialog).toHaveCount(0);

  const visitor = await another();
  await open(visitor, '/wanted?course=GEO+7');
  const ad = visitor.getByRole('listitem').filter({ hasText: word }).first();
  await expect(ad).toContainText('Any edition will do.');
  await expect(ad).toContainText('up to €12.50');
  await inspect(visitor, info, 'wanted');
  await ad.getByRole('link', { name: 'Who is looking for' }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: 'Wanda Want' })).toBeVisible();

  await open(page, '/saved/searches');
  const row = page.getByRole('listitem').filter({ hasText: word }).first();
  // Not uncheck(): it is unchecked when the server has said so.
  await row.getByRole('checkbox', { name: 'Others on campus see it as a wanted ad' }).click();
  await expect(row.getByText('Wanted ad', { exact: true })).toHaveCount(0);
  await open(visitor, '/wanted?course=GEO+7');
  await expect(visitor.getByText(word)).toHaveCount(0);
});

test.describe('in German, magnified to 400 %', () => {
  test.use({ viewport: { width: 320, height: 256 } });
  test('nothing is cut off', async ({ page, another }, info) => {
    test.skip(info.project.name !== 'desktop', 'zoom is a matter of the desktop');
    const shop = await another();
    const seller = await newSeller(shop);
    const edition = { title: 'Donaudampfschifffahrtsgesellschaft', authors: ['Anna Sehr-Langername-Wiedenbrück'] };
    const id = await offer(shop, seller, { edition, price: 1234, condition: 'acceptable' });
    const person = await enter(page, newPerson());
    await page.getByText('Deutsch').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    const headers = await headersOf(page, person);
    const kept = await page.request.put(`/api/v1/favourites/${id}`, { headers });
    expect(kept.status()).toBe(200);
    const data = { criteria: { text: 'Donaudampfschifffahrtsgesellschaftskapitän', courses: ['GEO 101'] } };
    expect((await page.request.post('/api/v1/saved-searches', { headers, data })).status()).toBe(201);
    await command(shop, seller, id, 'pause');
    for (const path of ['/saved', '/saved/searches', '/wanted']) {
      await open(page, path);
      await nothingCutOff(page, path);
      await page.screenshot({ path: `e2e/shots/zoom${path.replaceAll('/', '-')}-de.png`, fullPage: true });
    }
  });
});
