import { inspect, open } from './checks';
import { enter, newPerson } from './people';
import { bookPhoto } from './photos';
import { expect, test } from './test';

test('a copy is offered in four steps, and is a page for everybody', async ({ page, another }, info) => {
  test.setTimeout(180_000);
  await enter(page, newPerson('Nora Feld'));
  await open(page, '/sell');
  await inspect(page, info, 'sell-book');
  await page.getByRole('button', { name: 'Find the book' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, info, 'sell-book-faults');
  await page.getByLabel('ISBN').fill('0-618-26030-7');
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
  await page.getByLabel('Good').check();
  await page.getByLabel('Price').fill('12,50');
  await expect(page.getByText('Saved as a draft')).toBeVisible();
  await inspect(page, info, 'sell-copy');
  // Typed once, kept: on this device and on any other.
  await page.reload();
  await expect(page.getByLabel('Good')).toBeChecked();
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

  const guest = await another();
  await open(guest, address);
  await expect(guest.getByText('€12.50').first()).toBeVisible();
  await expect(guest.getByText('Library café')).toBeVisible();
  await inspect(guest, info, 'listing');
});
