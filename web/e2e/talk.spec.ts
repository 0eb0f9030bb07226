import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { inspect, open, settled } from './checks';
import { type Person, signIn } from './people';
import { picture } from './picture';
import { newSeller, offer, type Seller } from './shelf';
import { expect, test } from './test';

type Asked = { conversation: { id: string } };

/** Ben asks Nora about her book; neither page knows of it. */
async function asked(page: Page, title: string, text = 'Is it still there?') {
  const nora = await newSeller(page, 'Nora Sand');
  const ben = await newSeller(page, 'Ben Ode');
  const listing = await offer(page, nora, {
    edition: { title, authors: ['Jane Austen'] },
    price: 1250,
    condition: 'good',
    negotiable: true,
  });
  const answer = await page.request.post('/api/v1/conversations', {
    headers: ben.headers,
    data: { listing, text, client_id: randomUUID() },
  });
  expect(answer.status()).toBe(201);
  const { conversation } = (await answer.json()) as Asked;
  return { nora, ben, listing, conversation: conversation.id };
}

const write = (page: Page, from: Seller, conversation: string, text: string) =>
  page.request.post(`/api/v1/conversations/${conversation}/messages`, {
    headers: from.headers,
    data: { text, client_id: randomUUID() },
  });

const enter = (page: Page, { person }: { person: Person }) => signIn(page, person);
/** What stands there for the eye, without what only a screen reader hears. */
const thread = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true });
const bubble = (page: Page, text: string) => thread(page).getByRole('listitem').filter({ hasText: text });
const field = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
const onPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 600;

test('two people talk, each sees the other at once', async ({ page, another }, info) => {
  test.setTimeout(150_000);
  const { nora, ben, conversation } = await asked(page, 'Emma');
  const his = await another();
  await enter(page, nora);
  // The badge is there before the inbox is opened.
  const inbox = page
    .getByRole('navigation', { name: 'Main' })
    .filter({ visible: true })
    .getByRole('link', { name: /^Inbox/ });
  await expect(inbox).toContainText('1 unread');
  await inbox.click();
  await settled(page);
  const item = page.getByRole('link', { name: /Ben Ode/ });
  await expect(item).toContainText('Emma');
  await expect(item).toContainText('Is it still there?');
  await inspect(page, info, 'inbox');
  await item.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ben Ode' })).toBeFocused();
  await expect(page.getByText('New', { exact: true })).toBeVisible();
  if (!onPhone(page)) await expect(inbox).not.toContainText('unread');

  await enter(his, ben);
  await open(his, `/inbox/${conversation}`);
  await field(page).fill('Yes. Where shall we meet?');
  await field(page).press('Enter');
  await expect(bubble(his, 'Yes. Where shall we meet?')).toBeVisible();
  await expect(his.getByRole('log')).toContainText('Nora Sand: Yes.');
  await expect(bubble(page, 'Where shall we meet?')).toContainText('Seen');

  await field(his).fill('At the library. Or call 0171 2345678, or write to me@mail.example');
  await field(his).press('Enter');
  const risky = bubble(page, 'At the library');
  await expect(risky).toContainText('Phone number, Mail address.');
  await expect(risky.locator('mark')).toHaveText(['0171 2345678', 'me@mail.example']);
  // His own words are not marked for himself, nor read out to him.
  await expect(bubble(his, 'At the library').locator('mark')).toHaveCount(0);
  await expect(his.getByRole('log')).not.toContainText('At the library');
  await inspect(page, info, 'conversation', { scroll: false });
  await picture(page, 'talk-conversation');
  await picture(page, 'talk-phone', { on: 'phone' });
});

test('what cannot be sent stays, with a second try; older messages come when one scrolls up', async ({
  page,
}, info) => {
  test.setTimeout(150_000);
  const { nora, ben, conversation } = await asked(page, 'Persuasion');
  for (let n = 1; n <= 70; n++)
    expect((await write(page, ben, conversation, `Line ${n} of a long story`)).status()).toBe(201);
  await enter(page, nora);
  await open(page, `/inbox/${conversation}`);
  // It opens where the unread begins, although that is two pages back.
  await expect(page.getByText('New', { exact: true })).toBeInViewport();
  await expect(bubble(page, 'Is it still there?')).toBeInViewport();
  await page.getByRole('button', { name: /new messages|To the newest/ }).click();
  await expect(bubble(page, 'Line 70 of')).toBeInViewport();
  await page.reload();
  await settled(page);
  await expect(bubble(page, 'Line 70 of')).toBeInViewport();

  // At the top of what is loaded, what is read stays where it is while older ones come above it.
  const box = thread(page);
  await expect(bubble(page, 'Line 5 of')).toHaveCount(0);
  await box.evaluate((element) => element.scrollTo(0, 300));
  const seen = bubble(page, 'Line 24 of');
  const before = (await seen.boundingBox())?.y ?? 0;
  await box.evaluate((element) => element.scrollBy(0, -100));
  await expect(bubble(page, 'Line 5 of')).toHaveCount(1);
  const after = (await seen.boundingBox())?.y ?? 0;
  expect(Math.abs(after - before - 100)).toBeLessThan(3);

  await page.context().setOffline(true);
  await expect(page.getByText('You are offline. What you see may be old.')).toBeVisible();
  await field(page).fill('Here I am');
  await field(page).press('Enter');
  const unsent = bubble(page, 'Here I am');
  await expect(unsent).toContainText('Not sent');
  await expect(unsent).toBeInViewport();
  await inspect(page, info, 'conversation-unsent', { scroll: false });
  await page.context().setOffline(false);
  await unsent.getByRole('button', { name: 'Retry' }).click();
  await expect(unsent).toContainText('Sent');
  await expect(page.getByText('Not sent')).toHaveCount(0);
  await page.reload();
  await expect(bubble(page, 'Here I am')).toHaveCount(1);
});

test('an offer stands above the conversation until both agree', async ({ page, another }, info) => {
  test.setTimeout(120_000);
  const { nora, ben, listing, conversation } = await asked(page, 'Sanditon');
  const his = await another();
  await enter(page, nora);
  await open(page, `/inbox/${conversation}`);
  await enter(his, ben);
  await open(his, `/inbox/${conversation}`);
  const made = await page.request.post(`/api/v1/listings/${listing}/offers`, {
    headers: ben.headers,
    data: { amount: 900 },
  });
  expect(made.status(), await made.text()).toBe(201);
  const card = (on: Page) => on.getByRole('region', { name: 'Offer' });
  await expect(card(page)).toContainText('€9.00');
  await expect(card(his)).toContainText('The seller has your offer.');
  await inspect(page, info, 'conversation-offer', { scroll: false });
  await picture(page, 'talk-offer');
  await card(page)
    .getByRole('button', { name: /^Another price/ })
    .click();
  await page.getByRole('dialog').getByRole('textbox').fill('11');
  await page.getByRole('dialog').getByRole('button', { name: 'Send the offer' }).click();
  await expect(card(his)).toContainText('€11.00');
  await card(his)
    .getByRole('button', { name: /^Accept/ })
    .click();
  await expect(card(his)).toContainText('Accepted: the copy is kept for you.');
  await expect(card(page)).toContainText('Accepted: the copy is kept for the buyer.');
  // The state beside the conversation is a copy that follows a moment later.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: /Sanditon.*Reserved/ }).first()).toBeVisible({ timeout: 3_000 });
  }).toPass();
});

test('a message is reported, its author is blocked', async ({ page }, info) => {
  test.setTimeout(120_000);
  const { nora, conversation } = await asked(page, 'Northanger Abbey', 'Give it to me for nothing or else');
  await enter(page, nora);
  await open(page, `/inbox/${conversation}`);
  await bubble(page, 'or else').hover();
  await page.getByRole('button', { name: /^Report what Ben Ode wrote/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Give it to me for nothing or else');
  await dialog.getByRole('radio', { name: /Threat/ }).check();
  await dialog.getByRole('textbox').fill('I am afraid of him.');
  await inspect(page, info, 'report', { scroll: false });
  await picture(page, 'talk-report', { of: dialog });
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await expect(page.getByRole('dialog', { name: 'Thank you' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await page.getByLabel('More about Ben Ode').click();
  await inspect(page, info, 'conversation-more', { scroll: false });
  await page.getByRole('button', { name: 'Block' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(page.getByText('You cannot write to each other.')).toBeVisible();
  await expect(field(page)).toHaveCount(0);
  await inspect(page, info, 'conversation-blocked', { scroll: false });
});

test('without a mouse: from the navigation to an answer, and back', async ({ page }) => {
  test.skip(onPhone(page), 'keys are a matter of the desktop');
  const { nora } = await asked(page, 'Mansfield Park');
  await enter(page, nora);
  await open(page, '/');
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const { activeElement: element, body } = document;
        if (element === body) return ''; // it holds every word of the page
        const labelled = element?.id && document.querySelector(`label[for="${element.id}"]`)?.textContent;
        return element?.getAttribute('aria-label') || labelled || element?.textContent || '';
      });
      if (name.test(label)) return;
    }
    throw new Error(`${name} is not reached`);
  };
  await tabTo(/^Inbox/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeFocused();
  await expect(page.getByRole('link', { name: /Ben Ode.*Mansfield/ })).toBeVisible();
  await tabTo(/Ben Ode.*Mansfield/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ben Ode' })).toBeFocused();
  await tabTo(/^More about/);
  await page.keyboard.press('Enter');
  await tabTo(/^Report$/);
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('More about Ben Ode')).toBeFocused();
  await tabTo(/^Messages$/);
  await tabTo(/^Message to/);
  await page.keyboard.type('Yes');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('come at noon');
  await page.keyboard.press('Enter');
  await expect(bubble(page, 'come at noon')).toContainText('Sent');
  await expect(field(page)).toBeFocused();
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test('the inbox and a conversation, also on 320 pixels', async ({ page }, info) => {
    const { nora, ben, conversation } = await asked(page, 'Verstand und Gefühl');
    await write(page, ben, conversation, 'Schreib mir auf www.woanders.example');
    const own = '/api/v1/accounts/me';
    const tag = (await page.request.get(own, nora)).headers().etag ?? '';
    await page.request.patch(own, { headers: { ...nora.headers, 'If-Match': tag }, data: { language: 'de' } });
    await page.goto('/sign-in');
    await page.getByLabel('Campus-Mailadresse').fill(nora.person.email);
    await page.getByLabel('Passwort', { exact: true }).fill(nora.person.password);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Nora/ })).toBeVisible();
    await open(page, '/inbox');
    await inspect(page, info, 'inbox-de');
    await open(page, `/inbox/${conversation}`);
    await expect(page.getByText('Führt auf eine andere Seite.')).toBeVisible();
    await inspect(page, info, 'conversation-de', { scroll: false });
    await page.setViewportSize({ width: 320, height: 256 });
    await inspect(page, info, 'conversation-320');
    await page.setViewportSize({ width: 320, height: 640 });
    await inspect(page, info, 'conversation-narrow', { scroll: false });
  });
});
