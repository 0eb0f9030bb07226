// Reported, claimed, decided, undone, decided again, appealed: with the pages of all three, and the guide's pictures of them.
import type { Page } from '@playwright/test';
import { inspect, nothingCutOff, open, settled } from './checks';
import { administrator, mailedLink, signIn } from './people';
import { picture } from './picture';
import { newSeller, offer, type Seller, uniqueWord } from './shelf';
import { newModerator } from './staff';
import { expect, test } from './test';

async function report(page: Page, { headers }: Seller, data: object) {
  const answer = await page.request.post('/api/v1/reports', { headers, data });
  expect(answer.status(), await answer.text()).toBe(201);
}

async function ownId(page: Page, { headers }: Seller) {
  return ((await (await page.request.get('/api/v1/accounts/me', { headers })).json()) as { id: string }).id;
}

const actions = (page: Page) => page.getByRole('region', { name: 'Actions' });
const onPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 600;

/** From the queue to the case of this title. */
async function openCase(page: Page, title: string, state?: string) {
  await open(page, `/moderation${state ? `?state=${state}` : ''}`);
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await settled(page);
}

test('a listing: reported, claimed, removed, undone; its seller objects', async ({ page, another }, info) => {
  test.setTimeout(240_000);
  const title = `Organic chemistry ${uniqueWord()}`;
  const vera = await newSeller(page, 'Vera Falk');
  const ben = await newSeller(page, 'Ben Ode');
  const moritz = await newModerator(page, 'Moritz Amt');
  const listing = await offer(page, vera, {
    edition: { title, authors: ['Paula Bruice'] },
    price: 3900,
    condition: 'like_new',
    description: 'Hardly used, all chapters, spiral binding.',
  });
  await report(page, ben, {
    kind: 'listing',
    id: listing,
    reason: 'counterfeit',
    text: 'This is a print-out from the copy shop.',
  });

  await signIn(page, moritz);
  await page
    .getByRole('navigation', { name: 'Main' })
    .filter({ visible: true })
    .getByRole('link', { name: 'Moderation' })
    .click();
  await settled(page);
  await expect(page.getByRole('link', { name: new RegExp(title) })).toContainText('Unlicensed copy');
  await inspect(page, info, 'moderation-queue');
  await picture(page, 'moderation-queue');
  await openCase(page, title);
  await expect(page.getByText('This is a print-out from the copy shop.')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('has reported 1');
  await inspect(page, info, 'moderation-case');
  await picture(page, 'moderation-case');

  await actions(page).getByRole('button', { name: 'Take the case' }).click();
  await expect(actions(page)).toContainText('Yours until');
  await actions(page).getByRole('button', { name: 'Decide' }).click();
  await expect(actions(page).getByRole('alert')).toContainText('Choose what shall happen');
  await actions(page).getByRole('radio', { name: 'Remove' }).check();
  // The reason it was reported for is proposed, with the sentence that its seller will read.
  await expect(actions(page).getByRole('combobox', { name: 'Reason' })).toHaveValue('counterfeit');
  await expect(actions(page)).toContainText('Copies of books that were not licensed may not be sold here.');
  await actions(page).getByLabel('Note for the team').fill('Seen in the photo.');
  await inspect(page, info, 'moderation-decide');
  await actions(page).getByRole('button', { name: 'Remove', exact: true }).click();

  // Done: the next one is opened, or the queue; the way back is at hand, and so is undoing it.
  await page.getByRole('button', { name: 'Back to it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  const taken = page.getByText('Remove the listing: done');
  await expect(async () => {
    await page.reload();
    await expect(taken).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const gone = async () => (await page.request.get(`/api/v1/listings/${listing}`, { headers: ben.headers })).status();
  await expect.poll(gone).toBe(404);
  await actions(page).getByRole('button', { name: 'Take the decision back' }).click();
  await actions(page).getByRole('textbox', { name: 'Why?' }).fill('The photo shows another book.');
  await picture(page, 'moderation-undo', { of: actions(page) });
  await actions(page).getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Taken back by Moritz Amt')).toBeVisible();
  await expect.poll(gone).toBe(200);
  await expect(page.getByText('took the decision back')).toBeVisible();
  await inspect(page, info, 'moderation-undone');

  // Decided again; now its seller reads why, and objects.
  await actions(page).getByRole('button', { name: 'Take the case' }).click();
  await actions(page).getByRole('radio', { name: 'Warn' }).check();
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  await page.setViewportSize({ width, height: 1100 });
  await picture(page, 'moderation-decide', { of: actions(page) });
  await page.setViewportSize({ width, height });
  await actions(page).getByRole('button', { name: 'Warn', exact: true }).click();
  await expect(page.getByText(`“${title}” is decided.`)).toBeVisible();
  const hers = await another();
  await signIn(hers, vera.person);
  await open(hers, '/settings/reports');
  await expect(hers.getByText('Copies of books that were not licensed')).toBeVisible();
  await hers.getByRole('button', { name: 'Object', exact: true }).click();
  await hers.getByLabel('Why is the decision wrong?').fill('I bought it in a shop and have the receipt.');
  await hers.getByRole('button', { name: 'Send' }).click();
  await expect(hers.getByText('Somebody who did not decide will look at it.')).toBeVisible();
  await inspect(hers, info, 'own-decisions');

  // Not by who decided: another one answers, and she hears of it at once.
  await openCase(page, title, 'appealed');
  await expect(actions(page)).toContainText('Somebody else has to look at this appeal.');
  await page.context().clearCookies();
  await signIn(page, administrator);
  await openCase(page, title, 'appealed');
  await actions(page).getByRole('button', { name: 'Take the case' }).click();
  await actions(page).getByRole('radio', { name: 'Take it back' }).check();
  await actions(page).getByRole('textbox', { name: 'Your answer' }).fill('You are right, sorry.');
  await inspect(page, info, 'moderation-appeal');
  await picture(page, 'moderation-appeal', { of: actions(page) });
  await actions(page).getByRole('button', { name: 'Answer' }).click();
  await expect(hers.getByText('You are right, sorry.')).toBeVisible();
  await open(page, '/admin/moderation');
  await expect(page.getByRole('row').filter({ hasText: 'granted the appeal' }).first()).toBeVisible();
  await inspect(page, info, 'moderation-trail');
});

test('a suspended person objects with the link of the mail, once', async ({ page, another }, info) => {
  test.setTimeout(200_000);
  const name = `Frank ${uniqueWord()}`;
  const frank = await newSeller(page, name);
  const ben = await newSeller(page, 'Ben Ode');
  const moritz = await newModerator(page, 'Moritz Amt');
  await report(page, ben, { kind: 'person', id: await ownId(page, frank), reason: 'fraud', text: 'Took my money.' });
  await signIn(page, moritz);
  await openCase(page, name);
  await actions(page).getByRole('button', { name: 'Take the case' }).click();
  await expect(actions(page).getByRole('radio', { name: 'Remove' })).toHaveCount(0);
  await actions(page).getByRole('radio', { name: 'Suspend' }).check();
  await actions(page).getByRole('button', { name: '3 days' }).click();
  await actions(page).getByLabel('To the person').fill('Two people paid and got nothing.');
  await inspect(page, info, 'moderation-suspend');
  await actions(page).getByRole('button', { name: 'Suspend', exact: true }).click();
  await expect(page.getByText(`“${name}” is decided.`)).toBeVisible();

  const his = await another();
  const link = await mailedLink(page, frank.person.email, 'appeal');
  await open(his, link);
  const words = his.getByLabel('Why is the decision wrong?');
  await words.fill('Both parcels came back, I refunded them.');
  await picture(his, 'appeal');
  await words.fill('');
  await his.getByRole('button', { name: 'Send' }).click();
  await expect(his.getByRole('alert')).toContainText('Tell us why the decision is wrong');
  await inspect(his, info, 'appeal-faults');
  await words.fill('Both parcels came back, I refunded them.');
  await his.getByRole('button', { name: 'Send' }).click();
  await expect(his.getByRole('heading', { level: 1, name: 'Your objection has arrived' })).toBeFocused();
  await inspect(his, info, 'appeal-sent');
  await open(his, link);
  await his.getByLabel('Why is the decision wrong?').fill('Again');
  await his.getByRole('button', { name: 'Send' }).click();
  await expect(his.getByRole('heading', { level: 1, name: 'This link was used already' })).toBeFocused();
  await open(his, '/appeal?token=made-up');
  await his.getByLabel('Why is the decision wrong?').fill('Again');
  await his.getByRole('button', { name: 'Send' }).click();
  await expect(his.getByRole('heading', { level: 1, name: 'This link is not complete' })).toBeVisible();
  await open(his, '/appeal');
  await expect(his.getByRole('heading', { level: 1, name: 'This link is not complete' })).toBeVisible();
});

test('a case that another has taken, and the queue by keys alone', async ({ page, another }, info) => {
  test.skip(onPhone(page), 'keys are a matter of the desktop');
  test.setTimeout(200_000);
  const word = uniqueWord();
  const seller = await newSeller(page, 'Sina Kahl');
  const ben = await newSeller(page, 'Ben Ode');
  for (const title of [`First ${word}`, `Second ${word}`]) {
    const id = await offer(page, seller, { edition: { title, authors: ['X'] }, price: 500, condition: 'good' });
    await report(page, ben, { kind: 'listing', id, reason: 'spam' });
  }
  const [one, two] = [await newModerator(page, 'Moritz Amt'), await newModerator(page, 'Mira Wacht')];
  await signIn(page, one);
  await open(page, '/moderation?kind=listing');
  const position = (title: string) => page.getByRole('link', { name: new RegExp(title) });
  await expect(position(`Second ${word}`)).toBeVisible();

  // Down to the first of the two, without a mouse.
  const heading = (title: string) => page.getByRole('heading', { level: 1, name: title });
  const first = (await position(`First ${word}`).getAttribute('href')) ?? '';
  for (let step = 0; step < 60 && !page.url().endsWith(first); step++) {
    const before = page.url();
    await page.keyboard.press('j');
    await expect.poll(() => page.url()).not.toBe(before);
    await settled(page);
  }
  await expect(heading(`First ${word}`)).toBeFocused();
  await page.keyboard.press('c');
  await expect(actions(page)).toContainText('Yours until');

  const hers = await another();
  await signIn(hers, two);
  await openCase(hers, `First ${word}`);
  await expect(actions(hers)).toContainText(/Moritz Amt is working on this until/);
  await expect(actions(hers).getByRole('button', { name: 'Take the case' })).toHaveCount(0);
  await expect(hers.getByRole('link', { name: new RegExp(`First ${word}`) })).toContainText('Moritz Amt');
  await inspect(hers, info, 'moderation-taken');

  // Keys of a field are the field's.
  await page.keyboard.press('e');
  await expect(actions(page)).toBeFocused();
  const tabTo = async (test: () => Promise<boolean>) => {
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press('Tab');
      if (await test()) return;
    }
    throw new Error('not reached');
  };
  const focused = (name: RegExp, role: 'radio' | 'combobox' | 'textbox' | 'button') => () =>
    actions(page)
      .getByRole(role, { name })
      .first()
      .evaluate((element) => element === document.activeElement);
  await tabTo(focused(/No breach/, 'radio'));
  await page.keyboard.press('Space');
  await tabTo(focused(/Reason/, 'combobox'));
  await page.keyboard.type('No b');
  await tabTo(focused(/To the person/, 'textbox'));
  await page.keyboard.type('jck: just checking');
  await tabTo(focused(/Note for the team/, 'textbox'));
  await page.keyboard.type('fine');
  await tabTo(focused(/Close without breach/, 'button'));
  await page.keyboard.press('Enter');
  // The next item has the focus.
  await expect(heading(`Second ${word}`)).toBeFocused();
  await expect(position(`First ${word}`)).toHaveCount(0);

  // Off means off.
  await page.getByRole('switch', { name: 'Keyboard shortcuts' }).uncheck({ force: true });
  await heading(`Second ${word}`).focus();
  await page.keyboard.press('c');
  await page.keyboard.press('k');
  await expect(heading(`Second ${word}`)).toBeVisible();
  await expect(actions(page).getByRole('button', { name: 'Take the case' })).toBeVisible();

  await page.setViewportSize({ width: 320, height: 256 });
  await nothingCutOff(page);
  await open(page, '/moderation');
  await nothingCutOff(page);
});

test('the queue is for staff', async ({ page }) => {
  const ben = await newSeller(page, 'Ben Ode');
  await signIn(page, ben.person);
  await expect(page.getByRole('link', { name: 'Moderation' })).toHaveCount(0);
  await open(page, '/moderation');
  await expect(page.getByRole('heading', { level: 1, name: 'Staff only' })).toBeVisible();
});
