// A purchase that does not go straight: a bank that takes its time, wrong codes at the handover, a dispute decided in part.
import { inspect, open } from './checks';
import { enter, newPerson, signIn } from './people';
import { agreed, aSale, codeOf, enterCode, handOver, main, order, writeDispute } from './purchase';
import { newModerator } from './staff';
import { expect, test } from './test';

test.setTimeout(180_000);

test('a bank that takes its time: the order waits, a no is no loss, a yes pays', async ({ page, another }, info) => {
  const { id } = await aSale(page, 'Slow Rivers');
  const buyer = newPerson('Pia Wait');
  await enter(page, buyer);
  await order(page, id);
  const slow = page.getByRole('radio', { name: /takes its time/ });
  const pay = page.getByRole('button', { name: 'Pay €12.50' });
  await slow.check();
  await pay.click();
  await expect(page.getByText('The bank has not answered yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Let the bank say no' }).click();
  await expect(page.getByText('Nothing was charged; you can choose another card.')).toBeVisible();

  await slow.check();
  await pay.click();
  await expect(page.getByText('The bank has not answered yet.')).toBeVisible();
  await inspect(page, info, 'pay-pending');
  const second = await another();
  await signIn(second, buyer);
  const path = (await page.getByRole('link', { name: 'To your order' }).getAttribute('href')) ?? '';
  await open(second, path);
  await expect(second.getByRole('heading', { name: 'Your bank has not answered yet' })).toBeVisible();
  await inspect(second, info, 'order-waits-for-bank');

  // The order says by itself what came of it.
  await page.getByRole('button', { name: 'Let the bank say yes' }).click();
  const next = { name: 'Agree on a place and a time' };
  await expect(second.getByRole('heading', next)).toBeVisible();
  await expect(page.getByRole('heading', next)).toBeVisible();
});

test('five wrong codes shut the entry, and the buyer opens it again', async ({ page, another }, info) => {
  const { shop, path } = await agreed(page, another, 'Ciphers for All', 'Lea Lock');

  const digits = await codeOf(page, path);
  await shop.getByRole('button', { name: 'Enter the code' }).first().click();
  const wrong = digits.startsWith('1') ? '200000' : '100000';
  for (const left of ['4 tries are', '3 tries are', '2 tries are', '1 try is']) {
    await enterCode(shop, wrong);
    await expect(shop.getByText(`That was not the code. ${left} left.`)).toBeVisible();
  }
  await enterCode(shop, wrong);
  await expect(shop.getByText('Too many wrong codes. Lea Lock can open the entry in their app.')).toBeVisible();

  await open(page, path);
  await expect(page.getByText(/so the entry is shut/)).toBeVisible();
  await inspect(page, info, 'order-code-locked');
  await page.getByRole('button', { name: 'Open the entry (3 times left today)' }).click();
  await expect(page.getByText(/so the entry is shut/)).toHaveCount(0);
  await handOver(page, shop, path);
});

test('a dispute decided in part: a part goes back, the seller keeps the rest', async ({ page, another }, info) => {
  const { shop, path } = await agreed(page, another, 'Half a Truth', 'Otto Part');
  await handOver(page, shop, path);
  await open(page, path);
  const dialog = await writeDispute(page, 'Half a Truth', 'The cover is torn.');
  await dialog.getByRole('button', { name: 'Report it' }).click();
  await expect(page.getByRole('heading', { name: 'A moderator looks at it' })).toBeVisible();

  const staff = await another();
  await signIn(staff, await newModerator(staff, 'Nora Half'));
  await open(staff, path.replace('orders', 'disputes'));
  await staff.getByRole('radio', { name: /^A part/ }).check();
  await staff.getByLabel('Why').fill('A torn cover is worth four euros.');
  const amount = staff.getByRole('textbox', { name: 'Back to the buyer' });
  await amount.fill('12.51');
  await main(staff).getByRole('button', { name: 'Decide' }).click();
  await expect(staff.getByRole('link', { name: 'That is more than was paid.' })).toBeVisible();
  await inspect(staff, info, 'dispute-in-part');
  await amount.fill('4');
  await main(staff).getByRole('button', { name: 'Decide' }).click();
  await expect(staff.getByText('Decided: Half a Truth')).toBeVisible();

  await expect(main(page).getByText('€4.00 of it went back.')).toBeVisible();
  await expect(page.getByText('A torn cover is worth four euros.')).toBeVisible();
  await inspect(page, info, 'order-refunded-in-part');
  await open(shop, '/dashboard');
  await expect(shop.getByRole('button', { name: 'Pay out now' })).toBeVisible();
});
