// The steps of a purchase that several tests walk.
import { expect, type Page } from '@playwright/test';
import { open } from './checks';
import { enter, newPerson, signIn } from './people';
import { newSeller, offer } from './shelf';

/** What is between header and footer. */
export const main = (page: Page) => page.locator('#content');
const tomorrow = () => new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);

/** A seller, and a copy of theirs for €12.50. */
export async function aSale(page: Page, title: string) {
  const seller = await newSeller(page, 'Sofia Sell');
  const id = await offer(page, seller, {
    edition: { title, authors: ['Ada Quill'] },
    price: 1250,
    condition: 'good',
  });
  return { seller: seller.person, id };
}

/** Ends on the payment page. */
export async function order(page: Page, listing: string) {
  await open(page, `/listings/${listing}`);
  await page.getByRole('button', { name: 'Buy', exact: true }).click();
  await page.getByRole('button', { name: 'Order and pay €12.50' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Pay/ })).toBeVisible();
}

/** Orders and pays; ends on the order's page. */
export async function buy(page: Page, listing: string) {
  await order(page, listing);
  await page.getByRole('button', { name: 'Pay €12.50' }).click();
  await expect(page).toHaveURL(/\/orders\/[\w-]+$/);
  await expect(page.getByRole('heading', { name: 'Agree on a place and a time' })).toBeVisible();
  return new URL(page.url()).pathname;
}

export async function meet(page: Page, place: string) {
  await page.getByRole('button', { name: 'Name a place and a time' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Place', { exact: true }).fill(place);
  await dialog.getByLabel('Date and time').fill(`${tomorrow()}T12:30`);
  await dialog.getByRole('button', { name: 'Suggest it' }).click();
  await expect(page.getByText(/has not agreed yet/)).toBeVisible();
}

/** Bought, with an agreed meeting: `page` is the buyer's, `shop` the seller's, and both have the order open. */
export async function agreed(page: Page, another: () => Promise<Page>, title: string, buyer: string) {
  const { seller, id } = await aSale(page, title);
  await enter(page, newPerson(buyer));
  const path = await buy(page, id);
  const shop = await another();
  await signIn(shop, seller);
  await meet(page, 'Main gate');
  await open(shop, path);
  await shop.getByRole('button', { name: 'Agree to it' }).click();
  await expect(shop.getByText('Agreed.')).toBeVisible();
  return { shop, path };
}

/** From the order's page; leaves the dialog filled in, not sent. */
export async function writeDispute(page: Page, title: string, words: string) {
  await page.getByRole('button', { name: `Something is wrong with ${title}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Damaged/ }).check();
  await dialog.getByLabel('What happened?').fill(words);
  return dialog;
}

/** What the buyer's app shows for the seller, without its gap. */
export async function codeOf(buyer: Page, order: string) {
  await open(buyer, `${order}/code`);
  const text = await main(buyer)
    .getByText(/^The same in digits \d{3} \d{3}$/)
    .innerText();
  return text.replace(/\D/g, '');
}

/** The seller has the order open in front of them. */
export async function enterCode(seller: Page, digits: string) {
  const dialog = seller.getByRole('dialog');
  await dialog.getByLabel('Six digits').fill(digits);
  await dialog.getByRole('button', { name: 'Hand over' }).click();
}

export async function handOver(buyer: Page, seller: Page, order: string) {
  const digits = await codeOf(buyer, order);
  await open(seller, order);
  await seller.getByRole('button', { name: 'Enter the code' }).first().click();
  await enterCode(seller, digits);
  await expect(seller.getByRole('heading', { name: 'Handed over', exact: true })).toBeVisible();
}
