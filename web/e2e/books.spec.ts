import type { Page } from '@playwright/test';
import { inspect, open } from './checks';
import { enter, exist, newPerson, signIn } from './people';
import { bookPhoto } from './photos';
import { picture } from './picture';
import { expect, test } from './test';

const hobbit = '0-618-26030-7';
/** In no catalogue, and another one with each run. */
function unknownIsbn() {
  const digits = `9798${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  const check = (10 - (sum % 10)) % 10;
  return { right: `${digits}${check}`, wrong: `${digits}${(check + 1) % 10}` };
}
const main = (page: Page) => page.getByRole('main');

/** The first steps of selling, up to the photos. */
async function describeCopy(page: Page, isbn: string, price: string, { negotiable = false } = {}) {
  await open(page, '/sell');
  await page.getByLabel('ISBN').fill(isbn);
  await page.getByRole('button', { name: 'Find the book' }).click();
  await page.getByRole('button', { name: 'Yes, sell this one' }).click();
  await page.getByRole('radio', { name: 'Good' }).check();
  await page.getByLabel('Price').fill(price);
  if (negotiable) await page.getByRole('switch', { name: 'Offers are welcome' }).check();
  await page.getByRole('button', { name: 'Next: photos' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Photos/ })).toBeFocused();
}

test('a copy is offered in four steps, and is a page for everybody', async ({ page, another }, info) => {
  test.setTimeout(240_000);
  await enter(page, newPerson('Nora Feld'));
  await open(page, '/sell');
  await inspect(page, info, 'sell-book');
  await picture(page, 'sell-the-book');
  await page.getByRole('button', { name: 'Find the book' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, info, 'sell-book-faults');
  await page.getByLabel('ISBN').fill(hobbit);
  await page.getByRole('button', { name: 'Find the book' }).click();
  await expect(page.getByRole('heading', { name: 'Is it this one?' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: 'The Hobbit' })).toBeVisible();
  await expect(page).toHaveURL(/isbn=9780618260300/);
  await inspect(page, info, 'sell-found');
  await page.getByRole('button', { name: 'Yes, sell this one' }).click();

  await expect(page.getByRole('heading', { name: 'Your copy' })).toBeFocused();
  await page.getByRole('button', { name: 'Next: photos' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose the condition');
  await inspect(page, info, 'sell-copy-faults');
  await page.getByRole('radio', { name: 'Good' }).check();
  await page.getByLabel('Price').fill('12,50');
  await expect(page.getByText('Saved as a draft')).toBeVisible();
  await inspect(page, info, 'sell-copy');
  await picture(page, 'sell-your-copy');
  // Typed once, kept: on this device and on any other.
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Good' })).toBeChecked();
  await expect(page.getByLabel('Price')).toHaveValue('12.50');
  await page.getByRole('button', { name: 'Next: photos' }).click();

  await expect(page.getByRole('heading', { name: 'Photos' })).toBeFocused();
  const cover = await bookPhoto(page, 'cover.jpg', '#7a3b2e', 'THE\nHOBBIT');
  const back = await bookPhoto(page, 'back.jpg', '#2f4b7c', 'there and\nback again');
  await page.getByLabel('Add photos').setInputFiles([back, cover]);
  await expect(page.getByRole('img', { name: 'Photo 2 of The Hobbit' })).toBeVisible();
  await page.getByRole('button', { name: 'Move photo 2 forward' }).click();
  await expect(page.getByText('Photo 2 is now photo 1 of 2')).toBeAttached();
  await inspect(page, info, 'sell-photos');
  await picture(page, 'sell-photos');

  // What is no photo is said, and harms nothing.
  const none = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') };
  await page.getByLabel('Add photos').setInputFiles([none]);
  await expect(page.getByRole('alert')).toContainText('This picture cannot be read.');
  await inspect(page, info, 'sell-photos-fault');
  await page.getByRole('button', { name: 'Drop it' }).click();
  await page.getByRole('link', { name: 'Next: check and publish' }).click();

  await expect(page.getByRole('heading', { name: 'Check and publish' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Where to meet' }).fill('Library café');
  await page.getByRole('combobox', { name: 'Where to meet' }).press('Enter');
  await inspect(page, info, 'sell-publish');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The Hobbit' })).toBeFocused();
  await expect(page.getByText('This is your copy.')).toBeVisible();
  await inspect(page, info, 'listing-own');
  const address = new URL(page.url()).pathname;
  await open(page, `${address}/edit`);
  await inspect(page, info, 'listing-edit');
  await open(page, '/my-listings');
  await expect(page.getByRole('link', { name: 'The Hobbit', exact: true })).toBeVisible();
  await inspect(page, info, 'my-books');
  await picture(page, 'my-books');

  const guest = await another();
  await open(guest, address);
  await expect(guest.getByText('€12.50').first()).toBeVisible();
  await expect(guest.getByText('Library café')).toBeVisible();
  await inspect(guest, info, 'listing');
  await open(guest, '/');
  await expect(guest.getByRole('region', { name: 'New on the shelf' }).getByRole('link').first()).toBeVisible();
  await inspect(guest, info, 'landing-with-books');
});

test('a book that nobody knows is described by hand, with the faults at its fields', async ({ page }, info) => {
  const isbn = unknownIsbn();
  await enter(page, newPerson('Uwe Unbekannt'));
  await open(page, '/sell');
  await page.getByLabel('ISBN').fill(isbn.wrong);
  await page.getByRole('button', { name: 'Find the book' }).click();
  await expect(page.getByRole('alert')).toContainText('The last digit does not fit');
  await page.getByLabel('ISBN').fill(isbn.right);
  await page.getByRole('button', { name: 'Find the book' }).click();
  await expect(page.getByText('We do not know this ISBN yet.')).toBeVisible();
  await page.getByLabel('ISBN').fill(isbn.wrong);
  await page.getByLabel('Title').fill('Scattering of Waves');
  await page.getByRole('button', { name: 'Next: your copy' }).click();
  // This one only the server finds.
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('ISBN')).toHaveAccessibleDescription(/The last digit does not fit/);
  await inspect(page, info, 'sell-hand-faults');
  await page.getByLabel('ISBN').fill(isbn.right);
  await page.getByRole('button', { name: 'Next: your copy' }).click();
  await expect(page.getByRole('heading', { name: 'Your copy' })).toBeFocused();
  // A draft is found again from the home page.
  await open(page, '/');
  await page.getByRole('link', { name: 'Go on with it' }).click();
  await expect(page.getByRole('heading', { name: 'Your copy' })).toBeFocused();
});

test('from the shelf to a deal', async ({ page, another }, info) => {
  test.setTimeout(240_000);
  const anna = newPerson('Anna Berg');
  await enter(page, anna);
  await describeCopy(page, hobbit, '12', { negotiable: true });
  await page.getByLabel('Add photos').setInputFiles([await bookPhoto(page, 'cover.jpg', '#1d5c70', 'THE\nHOBBIT')]);
  await expect(page.getByRole('img', { name: 'Photo 1 of The Hobbit' })).toBeVisible();
  await page.getByRole('link', { name: 'Next: check and publish' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('This is your copy.')).toBeVisible();
  const address = new URL(page.url()).pathname;

  // Found although the author's name is misspelt.
  const other = await another();
  const ben = await exist(other, newPerson('Ben Ode'));
  await signIn(other, ben);
  const copy = (where: Page) => main(where).locator(`a[href="${address}"]`);
  const search = main(other).getByRole('combobox', { name: 'Search books' });
  await expect(async () => {
    await open(other, '/search');
    await search.fill('tolkein hobit');
    await search.press('Enter');
    await expect(copy(other)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await picture(other, 'find-a-book');
  await copy(other).click();
  await expect(other.getByRole('heading', { level: 1, name: 'The Hobbit' })).toBeFocused();
  await inspect(other, info, 'listing-buyer');
  await picture(other, 'a-listing');

  await other.getByRole('button', { name: 'Ask the seller' }).click();
  const dialog = other.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Is it still free?' }).click();
  await inspect(other, info, 'listing-ask', { scroll: false });
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(other).toHaveURL(/\/inbox\//);
  await expect(main(other).getByText('Is it still free?').filter({ visible: true }).first()).toBeVisible();

  await open(other, address);
  await other.getByRole('button', { name: 'Make an offer' }).click();
  await dialog.getByLabel('Your price').fill('13');
  await dialog.getByRole('button', { name: 'Send the offer' }).click();
  await expect(dialog.getByRole('alert')).toContainText('at most the price asked');
  await dialog.getByLabel('Your price').fill('10');
  await picture(other, 'make-an-offer');
  await dialog.getByRole('button', { name: 'Send the offer' }).click();
  const offer = other.getByRole('region', { name: 'Your offer' });
  await expect(offer).toContainText('The seller has your offer.');
  await inspect(other, info, 'listing-offered');

  await open(page, '/my-listings?tab=offers');
  const accept = page.getByRole('button', { name: /^Accept: The Hobbit, €10/ });
  await expect(accept).toBeVisible();
  await inspect(page, info, 'my-books-offers');
  await picture(page, 'offers');
  await accept.click();
  await expect(page.getByText('the copy is kept for the buyer')).toBeVisible();

  // The buyer's page hears of it.
  await expect(offer).toContainText('the copy is kept for you');
  await inspect(other, info, 'listing-kept');

  // For everybody else it is reserved, and it leaves the search.
  const guest = await another();
  await open(guest, address);
  await expect(guest.getByText('Somebody has reserved this copy.')).toBeVisible();
  await inspect(guest, info, 'listing-reserved');
  await expect
    .poll(async () => {
      const answer = await guest.request.get('/api/v1/search/listings?q=hobbit&sort=newest&limit=50');
      return JSON.stringify(await answer.json()).includes(address.split('/').at(-1) ?? '');
    })
    .toBe(false);
});

test('in German', async ({ page }, info) => {
  await enter(page, newPerson('Greta Lang'));
  await describeCopy(page, hobbit, '8');
  const address = new URL(page.url()).pathname;
  await page.getByRole('contentinfo').locator('label').filter({ hasText: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Fotos/ })).toBeVisible();
  for (const [path, name] of [
    [address, 'copy'],
    [`${address}?step=publish`, 'publish'],
    ['/sell', 'book'],
    ['/my-listings?tab=draft', 'my-books'],
    ['/', 'home'],
  ] as const) {
    await open(page, path);
    await inspect(page, info, `german-${name}`);
  }
});
