// Buying with held money: who comes first gets the copy, pays, meets, hands over by code; and what happens when something is
// wrong.
import type { Page } from '@playwright/test';
import { inspect, open } from './checks';
import { administrator, enter, newPerson, signIn } from './people';
import { bookPhoto } from './photos';
import { picture } from './picture';
import { agreed, aSale, buy, handOver, main, meet, writeDispute } from './purchase';
import { newModerator } from './staff';
import { expect, test } from './test';

test.setTimeout(240_000);

test('two want the same copy: one wins, the other queues; paid, handed over by code, settled', async ({
  page,
  another,
}, info) => {
  const { seller, id } = await aSale(page, 'Optics by Lamplight');
  await enter(page, newPerson('Anna Berg'));
  const other = await another();
  await enter(other, newPerson('Ben Ode'));
  const shop = await another();
  await signIn(shop, seller);

  // Both look at it; both have it in the checkout.
  await open(page, `/listings/${id}`);
  await inspect(page, info, 'checkout-listing');
  await page.getByRole('button', { name: 'Put into the cart' }).click();
  await expect(page.getByRole('link', { name: 'Cart 1 in it' })).toBeVisible();
  await page.getByRole('link', { name: 'It is in your cart' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  await inspect(page, info, 'checkout-cart');
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await open(other, `/listings/${id}`);
  await other.getByRole('button', { name: 'Buy', exact: true }).click();
  const order = { name: 'Order and pay €12.50' };
  await expect(page.getByRole('button', order)).toBeVisible();
  await expect(other.getByRole('button', order)).toBeVisible();
  await inspect(page, info, 'checkout-review');
  await picture(page, 'check-your-order');

  // At once.
  await Promise.all([page.getByRole('button', order).click(), other.getByRole('button', order).click()]);
  const pays = (one: Page) => one.getByRole('heading', { level: 1, name: /Pay/ });
  await expect.poll(async () => (await pays(page).count()) + (await pays(other).count())).toBe(1);
  const [winner, late] = (await pays(page).count()) === 1 ? [page, other] : [other, page];
  await expect(late.getByText('Nothing was charged.')).toBeVisible();
  await inspect(late, info, 'checkout-too-late');
  await late.getByRole('link', { name: 'See the copy and its waiting line' }).click();
  await late.getByRole('button', { name: 'Wait in line' }).click();
  await expect(late.getByText(/You are number 1/)).toBeVisible();

  // A card that is declined costs nothing; one that asks once more does.
  await inspect(winner, info, 'pay');
  await winner.getByRole('radio', { name: /declines/ }).check();
  await winner.getByRole('button', { name: 'Pay €12.50' }).click();
  await expect(winner.getByRole('alert')).toContainText('The card was declined');
  await winner.getByRole('radio', { name: /asks once more/ }).check();
  await winner.getByRole('button', { name: 'Pay €12.50' }).click();
  await expect(winner.getByText(/Your bank asks/)).toBeVisible();
  await inspect(winner, info, 'pay-second-step');
  await winner.getByRole('button', { name: 'Yes, it is me' }).click();
  await expect(winner.getByRole('heading', { name: 'Agree on a place and a time' })).toBeVisible();
  await inspect(winner, info, 'order-paid');
  const path = new URL(winner.url()).pathname;

  // They talk about it, though nobody can ask about a copy that is sold.
  const field = (view: Page) => view.getByRole('textbox', { name: /^Message to/ });
  const bubble = (view: Page, text: string) => view.locator('[data-message]').filter({ hasText: text });
  await winner.getByRole('button', { name: 'Message Sofia Sell' }).click();
  await field(winner).fill('I am there on Monday.');
  await field(winner).press('Enter');
  await expect(bubble(winner, 'I am there on Monday.')).toBeVisible();
  await inspect(winner, info, 'order-talk', { scroll: false });
  await open(shop, '/inbox');
  await shop.getByRole('link', { name: /Order · Optics by Lamplight/ }).click();
  await field(shop).fill('Good, so am I.');
  await field(shop).press('Enter');
  await expect(bubble(winner, 'Good, so am I.')).toBeVisible();
  await main(winner).locator('header').getByRole('link', { name: /Order/ }).click();
  await expect(winner.getByRole('heading', { name: 'Agree on a place and a time' })).toBeVisible();

  // The seller hears of it, and agrees to what the buyer suggests.
  await meet(winner, 'Library, ground floor');
  await open(shop, '/orders?side=seller');
  await inspect(shop, info, 'orders-sold');
  await shop.getByRole('link', { name: 'Optics by Lamplight' }).click();
  await expect(shop.getByRole('heading', { name: /suggests a meeting/ })).toBeVisible();
  await inspect(shop, info, 'order-agree');
  await picture(shop, 'an-order');
  await shop.getByRole('button', { name: 'Agree to it' }).click();
  await expect(winner.getByText('Agreed.')).toBeVisible();
  const [file] = await Promise.all([
    winner.waitForEvent('download'),
    winner.getByRole('button', { name: 'Calendar file' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('handover.ics');

  await open(winner, `${path}/code`);
  await inspect(winner, info, 'order-code');
  await picture(winner, 'handover-code', { of: main(winner), on: 'phone' });
  await open(shop, path);
  await shop.getByRole('button', { name: 'Enter the code' }).first().click();
  await shop.getByRole('dialog').getByLabel('Six digits').fill('000 000');
  await inspect(shop, info, 'order-enter-code', { scroll: false });
  await handOver(winner, shop, path);
  await expect(winner.getByText('There is nothing left to hand over.')).toBeVisible();

  await open(winner, path);
  await inspect(winner, info, 'order-confirm');
  await winner.getByRole('button', { name: 'All is well' }).click();
  await winner.getByRole('dialog').getByRole('button', { name: 'Yes, all is well' }).click();
  await expect(winner.getByRole('heading', { name: 'Done', exact: true })).toBeVisible();
  await expect(main(winner).getByText('Confirmed: the money went to the seller')).toBeVisible();
  await expect(shop.getByRole('heading', { name: 'Done: the money is yours' })).toBeVisible();
  await inspect(winner, info, 'order-done');
  await open(winner, '/orders');
  await inspect(winner, info, 'orders-bought');

  // Both review; nobody sees the other's before both are in.
  await shop.getByRole('button', { name: 'Write a review' }).click();
  await shop
    .getByRole('dialog')
    .getByRole('radio', { name: /Excellent/ })
    .check();
  await shop
    .getByRole('dialog')
    .getByLabel(/About the buyer/)
    .fill('On time and kind.');
  await shop.getByRole('dialog').getByRole('button', { name: 'Save the review' }).click();
  await expect(shop.getByText(/Your review is saved/)).toBeVisible();
  await open(winner, path);
  await expect(winner.getByText('On time and kind.')).toHaveCount(0);
  await winner.getByRole('button', { name: 'Write a review' }).click();
  const review = winner.getByRole('dialog');
  await review.getByRole('button', { name: 'Save the review' }).click();
  await expect(review.getByRole('alert')).toContainText('Choose one to five stars.');
  await inspect(winner, info, 'review-faults', { scroll: false });
  await review.getByRole('group', { name: 'How is the book?' }).getByRole('radio', { name: /Good/ }).check();
  await review.getByRole('radio', { name: /^Yes/ }).check();
  await review
    .getByRole('group', { name: /as a seller/ })
    .getByRole('radio', { name: /Excellent/ })
    .check();
  await review.getByLabel(/About the seller/).fill('Friendly, and the book is fine.');
  await review.getByRole('button', { name: 'Save the review' }).click();
  await expect(winner.getByText('On time and kind.')).toBeVisible();
  await expect(shop.getByText('Friendly, and the book is fine.')).toBeVisible();
  await inspect(shop, info, 'reviews-published');
  await shop.getByRole('article').filter({ hasText: 'Friendly' }).getByRole('button', { name: 'Answer' }).click();
  await shop.getByRole('dialog').getByLabel('Your answer').fill('Thank you!');
  await shop.getByRole('dialog').getByRole('button', { name: 'Send the answer' }).click();
  await expect(winner.getByText('Thank you!', { exact: true })).toBeVisible();
  await open(winner, `/listings/${id}`);
  await main(winner).getByRole('link', { name: 'Sofia Sell' }).click();
  await expect(winner.getByText('5 of 5, 1 review').first()).toBeVisible();
  await inspect(winner, info, 'person-reviews');

  // What happened meanwhile stands in the notifications.
  await open(winner, '/notifications');
  await expect(main(winner).getByRole('listitem').first()).toBeVisible();
  await inspect(winner, info, 'notifications');
  const markAll = winner.getByRole('button', { name: 'Mark all as read' });
  if (await markAll.isVisible()) await markAll.click();
  await expect(winner.getByRole('link', { name: 'Notifications', exact: true }).first()).toBeVisible();
  await open(winner, '/settings/notifications');
  await winner.getByLabel('Offers by e-mail').selectOption('off');
  await winner.getByRole('switch', { name: 'Keep quiet hours' }).click();
  await expect(winner.getByLabel('From')).toHaveValue('22:00');
  await inspect(winner, info, 'notification-settings');
  await winner.reload();
  await expect(winner.getByLabel('Offers by e-mail')).toHaveValue('off');

  // The money is the seller's now.
  await open(shop, '/dashboard');
  await expect(shop.getByRole('button', { name: 'Pay out now' })).toBeVisible();
  await shop.getByText('The same as a table').click();
  await inspect(shop, info, 'dashboard-seller');
  await picture(shop, 'dashboard', { of: shop.getByRole('region', { name: 'My money' }) });
  await shop.getByLabel('Payout account').fill('acct_ofTheShop');
  await shop.getByRole('button', { name: 'Save payout account' }).click();
  await expect(shop.getByText('Payouts go to this account from now on.')).toBeVisible();
  await shop.reload();
  await expect(shop.getByLabel('Payout account')).toHaveValue('acct_ofTheShop');
  await shop.getByRole('button', { name: 'Pay out now' }).click();
  await expect(shop.getByText(/paid out|on its way/).first()).toBeVisible();
  await open(winner, '/dashboard');
  const [receipt] = await Promise.all([
    winner.waitForEvent('download'),
    winner.getByRole('button', { name: 'Receipt for Optics by Lamplight' }).click(),
  ]);
  expect(receipt.suggestedFilename()).toMatch(/\.pdf$/);
});

test('something is wrong: disputed with a photo, decided, money back', async ({ page, another }, info) => {
  const { shop, path } = await agreed(page, another, 'Tides and Currents', 'Cleo Okafor');
  await handOver(page, shop, path);

  await open(page, path);
  const dialog = await writeDispute(page, 'Tides and Currents', 'The last forty pages are wet.');
  await inspect(page, info, 'order-dispute', { scroll: false });
  await dialog.getByRole('button', { name: 'Report it' }).click();
  await expect(page.getByRole('heading', { name: 'A moderator looks at it' })).toBeVisible();
  await page.getByRole('button', { name: 'Add to the dispute' }).click();
  await dialog.getByLabel('Add photos').setInputFiles([await bookPhoto(page, 'wet.jpg', '#1d5c70', 'WET\nPAGES')]);
  await expect(dialog.getByText('1 of 6 photos from you')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('img', { name: 'Photo from You' })).toBeVisible();
  await inspect(page, info, 'order-disputed');

  const staff = await another();
  await signIn(staff, await newModerator(staff, 'Mara Gavel'));
  await open(staff, '/moderation');
  await staff.getByRole('link', { name: 'Disputes' }).click();
  await inspect(staff, info, 'disputes');
  await staff.getByRole('link', { name: /Tides and Currents/ }).click();
  await expect(staff.getByRole('img', { name: 'Photo from Cleo Okafor' })).toBeVisible();
  await staff.getByRole('radio', { name: /^All of it/ }).check();
  await staff.getByLabel('Why').fill('The photo shows it: this cannot be read.');
  await inspect(staff, info, 'dispute-decide');
  await main(staff).getByRole('button', { name: 'Decide' }).click();
  await expect(staff.getByText('Decided: Tides and Currents')).toBeVisible();

  await expect(page.getByRole('heading', { name: 'Your money went back' })).toBeVisible();
  await expect(page.getByText('The photo shows it: this cannot be read.')).toBeVisible();
  await inspect(page, info, 'order-refunded');
});

test('the auditor sees every cent', async ({ page, another }, info) => {
  const { id } = await aSale(page, 'Balance Sheets');
  await enter(page, newPerson('Dora Paid'));
  await buy(page, id);
  const head = await another();
  await signIn(head, administrator);
  await open(head, '/admin/ledger');
  await expect(head.getByText('All accounts together are zero.')).toBeVisible();
  await inspect(head, info, 'ledger');
  await head.getByRole('link', { name: 'Same order' }).last().click();
  await expect(head.getByText(/^Of the order/)).toBeVisible();
});

test('in German: every page of a purchase', async ({ page }, info) => {
  const { id } = await aSale(page, 'Licht und Linse');
  await enter(page, newPerson('Greta Lang'));
  await page.getByRole('contentinfo').locator('label').filter({ hasText: 'Deutsch' }).click();
  await open(page, `/listings/${id}`);
  await page.getByRole('button', { name: 'In den Warenkorb' }).click();
  await open(page, '/cart');
  await inspect(page, info, 'german-cart');
  await page.getByRole('link', { name: 'Zur Kasse' }).click();
  await inspect(page, info, 'german-checkout');
  await page.getByRole('button', { name: /^Zahlungspflichtig bestellen/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Bezahlen/ })).toBeVisible();
  await inspect(page, info, 'german-pay');
  await page.getByRole('button', { name: /bezahlen$/ }).click();
  await expect(page.getByRole('heading', { name: 'Vereinbart Ort und Zeit' })).toBeVisible();
  await inspect(page, info, 'german-order');
  for (const path of ['/orders', '/dashboard', '/notifications', '/settings/notifications']) {
    await open(page, path);
    await inspect(page, info, `german${path.replace(/\W+/g, '-')}`);
  }
});
