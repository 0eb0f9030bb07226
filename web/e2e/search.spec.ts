// Finding a book: by its words, with a slip in them, by filters, without a mouse, in a magnified window, in German.
import type { Page } from '@playwright/test';
import { inspect, nothingCutOff, open, settled } from './checks';
import { newSeller, offer, type Seller, searchable, uniqueWord } from './shelf';
import { expect, test } from './test';

const box = (page: Page) => page.getByRole('main').getByRole('combobox', { name: 'Search books' });
const results = (page: Page) => page.getByRole('main').getByRole('article');
const count = (page: Page, number: number) =>
  page.getByRole('heading', { level: 2, name: number === 1 ? '1 result' : `${number} results`, exact: true });
const phone = (page: Page) => (page.viewportSize()?.width ?? 0) < 992;

/** Four copies of one author, whose name nobody else has. */
async function shelf(page: Page, seller?: Seller) {
  const word = uniqueWord();
  const authors = [`Mara ${word}`];
  const from = seller ?? (await newSeller(page));
  const books = [
    ['Old maps', 'es', 'Geography', 400, 'good', ['GEO 101']],
    ['New maps', 'en', 'Geography', 1500, 'like_new', ['GEO 101']],
    ['Night trains', 'en', 'Travel', 900, 'good', []],
    ['Slow rivers', 'de', 'Travel', 250, 'acceptable', ['GEO 101']],
  ] as const;
  for (const [title, language, subject, price, condition, courses] of books)
    await offer(page, from, {
      edition: { title, authors, language, subjects: [subject] },
      price,
      condition,
      courses: [...courses],
    });
  await searchable(page, word, 4);
  return word;
}

/** Opens the filters where they are not on the page. */
async function filters(page: Page) {
  if (!phone(page)) return page.getByRole('region', { name: 'Filters' });
  const sheet = page.getByRole('dialog');
  if (!(await sheet.isVisible())) await page.getByRole('button', { name: /^Filters/ }).click();
  await expect(sheet).toBeVisible();
  return sheet;
}

const group = async (page: Page, name: string) => (await filters(page)).getByRole('group', { name });
const done = async (page: Page) => {
  if (phone(page)) await page.getByRole('button', { name: /^Show \d/ }).click();
};

test('a book of the catalogue is found with a slip in its author’s name', async ({ page }) => {
  const seller = await newSeller(page);
  const id = await offer(page, seller, { isbn: '0143034901', price: 650, condition: 'good' });
  await searchable(page, 'zafon', 1);
  await open(page, '/search');
  await box(page).pressSequentially('carlos zafom', { delay: 20 });
  const hit = page.locator(`a[href="/listings/${id}"]`);
  await expect(hit).toHaveText(/The Shadow of the Wind/);
  await expect(page.getByText('Here is what we have for carlos zafon.')).toBeVisible();
  await page.getByRole('button', { name: 'Search for that' }).click();
  await expect(page).toHaveURL('/search?q=carlos+zafon');
  await expect(box(page)).toHaveValue('carlos zafon');
  await expect(page.getByText('Here is what we have for')).toHaveCount(0);
  await expect(hit).toBeVisible();

  // What is no longer for sale leaves within a second; the page asks anew when it is opened.
  const answer = await page.request.post(`/api/v1/listings/${id}/pause`, { headers: seller.headers });
  expect(answer.status()).toBe(200);
  await expect(async () => {
    await page.reload();
    await settled(page);
    await expect(hit).toHaveCount(0, { timeout: 200 });
  }).toPass({ timeout: 5_000 });
});

test('filters: one or another within a group, groups together, kept by the address', async ({ page }, info) => {
  const word = await shelf(page);
  await open(page, `/search?q=${word}`);
  await expect(count(page, 4)).toBeVisible();

  const condition = await group(page, 'Condition');
  await condition.getByRole('checkbox', { name: 'Good 2' }).check();
  const show = page.getByRole('button', { name: 'Show 2 results' });
  await expect(phone(page) ? show : count(page, 2)).toBeVisible();
  await condition.getByRole('checkbox', { name: 'Like new 1' }).check();
  // Or within the group; the counts of the group do not change.
  await expect(page).toHaveURL(`/search?q=${word}&condition=good&condition=like_new`);
  await (await group(page, 'Course')).getByRole('checkbox', { name: 'GEO 101 2' }).check();
  await expect(phone(page) ? show : count(page, 2)).toBeVisible();
  await inspect(page, info, 'search-filters', { scroll: false });
  await done(page);
  await expect(count(page, 2)).toBeVisible();
  await expect(results(page)).toHaveText([/Old maps|New maps/, /Old maps|New maps/]);

  await page.reload();
  await expect(count(page, 2)).toBeVisible();
  const chips = page.getByRole('group', { name: 'Chosen filters' });
  await expect(chips.getByRole('button')).toHaveText(['GEO 101', 'Good', 'Like new', 'Remove all filters']);
  await expect((await group(page, 'Condition')).getByRole('checkbox', { name: 'Good' })).toBeChecked();
  await done(page);
  await chips.getByRole('button', { name: 'Remove Condition: Good' }).click();
  await expect(count(page, 1)).toBeVisible();
  await expect(count(page, 1)).toBeFocused();
  await page.goBack();
  await expect(count(page, 2)).toBeVisible();
  await expect(chips.getByRole('button', { name: 'Remove Condition: Good' })).toBeVisible();

  await page.getByLabel('Sort by').selectOption('Lowest price');
  await expect(page).toHaveURL(/sort=price_up/);
  await expect(results(page)).toHaveText([/Old maps/, /New maps/]);
});

test('while typing: results come, the old ones stay, the number is told when it has come to rest', async ({ page }) => {
  const word = await shelf(page);
  await open(page, '/search');
  await box(page).pressSequentially(word, { delay: 30 });
  await expect(count(page, 4)).toBeVisible();
  await expect(page).toHaveURL(`/search?q=${word}`);
  await expect(page.getByRole('main').getByRole('status')).toHaveText('4 results');

  // Typing is one step of the history, a filter another.
  await page.goBack();
  await expect(page).not.toHaveURL(/q=/);
  await page.goForward();
  await expect(box(page)).toHaveValue(word);

  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/search/listings?*night*', async (route) => {
    await gate;
    await route.continue();
  });
  await box(page).fill(`${word} night`);
  await expect(page.locator('[aria-busy="true"]')).toBeVisible();
  await expect(results(page)).toHaveCount(4);
  go();
  await expect(count(page, 1)).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
});

test('suggestions help to write, by keys alone', async ({ page }, info) => {
  test.skip(info.project.name !== 'desktop', 'phones have no arrow keys');
  const word = await shelf(page);
  await open(page, '/search');
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab');
    if (await box(page).evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.type(word.slice(0, 8));
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  const option = list.getByRole('group', { name: 'Authors' }).getByRole('option', { name: `Mara ${word}` });
  await expect(option).toBeVisible();
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  await inspect(page, info, 'search-suggestions');

  // Escape closes and keeps the words; an arrow opens again.
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(box(page)).toHaveValue(word.slice(0, 8));
  await page.keyboard.press('ArrowDown');
  await expect(list).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  const active = await box(page).getAttribute('aria-activedescendant');
  await expect(option).toHaveId(active ?? 'none');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/search?q=Mara+${word}`);
  await expect(count(page, 4)).toBeVisible();
  await expect(list).toBeHidden();

  // On to the filters and the books, still without a mouse.
  const good = page.getByRole('checkbox', { name: 'Good 2' });
  for (let step = 0; step < 30 && !(await good.evaluate((one) => one === document.activeElement)); step++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(count(page, 2)).toBeVisible();
  await expect(good).toBeFocused();
  const first = results(page).first().getByRole('heading').getByRole('link');
  for (let step = 0; step < 30 && !(await first.evaluate((one) => one === document.activeElement)); step++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/listings\//);
  await page.goBack();
  await expect(count(page, 2)).toBeVisible();
});

test('nothing found names the filter to drop', async ({ page }, info) => {
  const word = await shelf(page);
  await open(page, `/search?q=${word}&condition=good&language=de`);
  await expect(count(page, 0)).toBeVisible();
  await inspect(page, info, 'search-nothing');
  await expect(page.getByRole('button', { name: 'Drop Condition: Good' })).toBeVisible();
  await page.getByRole('button', { name: 'Drop Language: German' }).click();
  await expect(count(page, 2)).toBeVisible();
  await expect(page).toHaveURL(`/search?q=${word}&condition=good`);

  await page.goto(`/search?q=${uniqueWord()}`);
  await expect(count(page, 0)).toBeVisible();
  await page.getByRole('link', { name: 'See everything for sale' }).click();
  await expect(page).toHaveURL('/search');
  await expect(results(page).first()).toBeVisible();
});

test('more results come by a button, and the focus goes to the first of them', async ({ page }) => {
  test.setTimeout(120_000);
  const word = uniqueWord();
  const seller = await newSeller(page);
  for (let n = 1; n <= 30; n++)
    await offer(page, seller, {
      edition: { title: `Volume ${n}`, authors: [`Ada ${word}`] },
      price: 100 * n,
      condition: 'good',
    });
  await searchable(page, word, 30);
  await open(page, `/search?q=${word}&sort=price_up`);
  await expect(count(page, 30)).toBeVisible();
  await expect(results(page)).toHaveCount(24);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(results(page)).toHaveCount(30);
  await expect(results(page).nth(24).getByRole('heading').getByRole('link')).toBeFocused();
  await expect(results(page).nth(24)).toContainText('Volume 25');
  await expect(page.getByRole('button', { name: 'Load more' })).toHaveCount(0);
});

test('a fault keeps words, filters and old results', async ({ page }) => {
  const word = await shelf(page);
  await open(page, `/search?q=${word}`);
  await expect(results(page)).toHaveCount(4);
  await page.route('**/search/listings?*', (route) => route.abort());
  await (await group(page, 'Condition')).getByRole('checkbox', { name: 'Good 2' }).check();
  await done(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(results(page)).toHaveCount(4);
  await expect(page).toHaveURL(`/search?q=${word}&condition=good`);
  await page.unroute('**/search/listings?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(count(page, 2)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what a person sells stands on their page as cards', async ({ page }, info) => {
  const seller = await newSeller(page, 'Pia Profile');
  await shelf(page, seller);
  const me = await page.request.get('/api/v1/accounts/me', { headers: seller.headers });
  await open(page, `/people/${((await me.json()) as { id: string }).id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Pia Profile' })).toBeVisible();
  await expect(results(page)).toHaveCount(5);
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(4);
  await inspect(page, info, 'person-listings');
});

test('from the header of any page', async ({ page }, info) => {
  const word = await shelf(page);
  await open(page, '/help');
  if (info.project.name === 'desktop') {
    await page.getByRole('banner').getByRole('combobox', { name: 'Search books' }).fill(word);
    await page.keyboard.press('Enter');
  } else {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Search' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Find a book' })).toBeFocused();
    await box(page).fill(word);
  }
  await expect(page).toHaveURL(`/search?q=${word}`);
  await expect(count(page, 4)).toBeVisible();
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test('the same page speaks German', async ({ page }, info) => {
    const word = await shelf(page);
    await open(page, `/search?q=${word}&price=from_0&language=de&language=en`);
    await expect(page.getByRole('heading', { level: 2, name: '1 Ergebnis' })).toBeVisible();
    const chips = page.getByRole('group', { name: 'Gewählte Filter' }).getByRole('button');
    await expect(chips).toHaveText(['Unter 5 €', 'Deutsch', 'Englisch', 'Alle Filter entfernen']);
    await expect(results(page).getByText('2,50 €')).toBeVisible();
    await inspect(page, info, 'search-german');
  });
});

for (const locale of ['en-GB', 'de-DE'])
  test.describe(`400 % zoom, ${locale}`, () => {
    test.use({ viewport: { width: 320, height: 256 }, locale });
    test('nothing is cut off', async ({ page }, info) => {
      test.skip(info.project.name !== 'desktop', 'zoom is a matter of the desktop');
      const word = await shelf(page);
      await open(page, `/search?q=${word}&condition=good&condition=like_new&course=GEO+101`);
      await nothingCutOff(page);
      await page.screenshot({ path: `e2e/shots/zoom-search-${locale}.png`, fullPage: true });
      await page.getByRole('button', { name: /^Filter/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await nothingCutOff(page);
      await page.screenshot({ path: `e2e/shots/zoom-search-filters-${locale}.png` });
      await open(page, `/search?q=${word}&condition=good&language=de`);
      await nothingCutOff(page);
    });
  });
