// The names and roles of each main page, as a screen reader hears them, kept in roles/*.yml: a change of them shows in a diff.
// After a change that is meant, write them anew and read the diff:
//   tests/browser/run build/dev/src/app/bookverse --project=desktop roles --update-snapshots=all
import type { Page } from '@playwright/test';
import { open } from './checks';
import { enter, newPerson } from './people';
import { newSeller, offer, searchable, uniqueWord } from './shelf';
import { expect, test } from './test';

test.setTimeout(240_000);

/** Again until the page has come to rest, also when the files are written. */
const snapshot = async (page: Page, name: string, part = page.locator('body')) => {
  let before = '';
  return expect(async () => {
    await hideChance(page);
    // As text: toMatchAriaSnapshot leaves out of the file what it then misses when all of a page must be equal.
    const now = await part.ariaSnapshot();
    const rests = now === before;
    before = now;
    expect(rests, 'the page rests').toBe(true);
    expect(now).toMatchSnapshot(`${name}.yml`);
  }).toPass({ timeout: 10_000, intervals: [300] });
};

/** What differs from run to run becomes a word. */
const hideChance = (page: Page) =>
  page.evaluate(() => {
    const plain = (text: string) =>
      text
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, 'ID')
        .replace(/e2e-\w+@[\w.]+/g, 'ADDRESS')
        .replace(/q[bcdfghklmnprstvz]{9}/g, 'WORD')
        .replace(/\d{1,2} [A-Z][a-z]{2,8} \d{4}(, \d\d:\d\d)?/g, 'DATE')
        .replace(/this minute|\d+ minutes? ago/g, 'AGO')
        .replace(/\d{1,3} days left/, 'DAYS left');
    for (const element of document.querySelectorAll('*')) {
      if (element instanceof HTMLInputElement && element.type !== 'radio') element.value = plain(element.value);
      for (const name of ['href', 'aria-label'])
        if (element.hasAttribute(name)) element.setAttribute(name, plain(element.getAttribute(name) ?? ''));
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) node.textContent = plain(node.textContent ?? '');
    }
  });

/** Whatever other specs have put up for sale; cards are in the search's file. */
const withEmptyShelf = (page: Page) =>
  page.route('**/api/v1/listings?limit=8', (route) => route.fulfill({ json: { items: [], next: null } }));

const forVisitors = {
  landing: '/',
  'sign-up': '/sign-up',
  'sign-in': '/sign-in',
  'forgot-password': '/forgot-password',
  help: '/help',
  wanted: '/wanted?course=NOBODY',
  'not-found': '/nowhere',
};

test('pages of visitors', async ({ page }) => {
  await withEmptyShelf(page);
  for (const [name, path] of Object.entries(forVisitors)) {
    await open(page, path);
    await snapshot(page, name);
  }
});

const forStudents = {
  home: '/',
  'saved-empty': '/saved',
  'saved-searches-empty': '/saved/searches',
  'settings-profile': '/settings',
  'settings-display': '/settings/display',
  'settings-security': '/settings/security',
  'settings-privacy': '/settings/privacy',
};

test('pages of students', async ({ page }) => {
  await withEmptyShelf(page);
  await enter(page, newPerson('Rosa Roles'));
  for (const [name, path] of Object.entries(forStudents)) {
    await open(page, path);
    await snapshot(page, name);
  }
});

test('search', async ({ page }) => {
  const author = `Wilhelmina ${uniqueWord()}`;
  const seller = await newSeller(page);
  for (const [title, price, condition, language] of [
    ['Names of things', 400, 'good', 'en'],
    ['Rollen und Namen', 1500, 'like_new', 'de'],
  ] as const)
    await offer(page, seller, {
      edition: { title, authors: [author], language },
      price,
      condition,
      courses: ['A11Y 1'],
    });
  await searchable(page, author, 2);
  const said = page.getByRole('main').getByRole('status');
  await open(page, `/search?q=${author}&sort=price_up`);
  await expect(said).toHaveText('2 results');
  await snapshot(page, 'search');
  await open(page, `/search?q=${author}&condition=good&language=de`);
  await expect(said).toHaveText('0 results');
  await expect(page.getByRole('region', { name: 'Nearly what you look for' })).toBeVisible();
  await snapshot(page, 'search-nothing');

  await enter(page, newPerson('Rosa Roles'));
  await open(page, `/search?q=${author}&sort=price_up`);
  for (const title of ['Names of things', 'Rollen und Namen'])
    await page.getByRole('button', { name: `Save “${title}”` }).click();
  await page.getByRole('button', { name: 'Save this search' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(author);
  await snapshot(page, 'save-search', dialog);
  await dialog.getByRole('button', { name: 'Save the search' }).click();
  await expect(dialog).toHaveCount(0);
  await open(page, '/saved');
  await snapshot(page, 'saved');
  await open(page, '/saved/searches');
  await snapshot(page, 'saved-searches');

  await open(page, `/people/${await sellerOf(page, author)}`);
  await snapshot(page, 'person');
});

const sellerOf = async (page: Page, author: string) => {
  const answer = await page.request.get(`/api/v1/search/listings?q=${encodeURIComponent(author)}`);
  return ((await answer.json()) as { items: { seller: string }[] }).items[0]?.seller;
};
