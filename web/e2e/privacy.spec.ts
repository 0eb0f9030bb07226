import { readFile } from 'node:fs/promises';
import { filesOf } from './archive';
import { inspect, open } from './checks';
import { enter, exist, mailedLink, newPerson, signIn } from './people';
import { expect, test } from './test';

test('one downloads what is kept, blocks somebody, hides, and leaves', async ({ page, another }, info) => {
  test.setTimeout(120_000);
  const dana = await enter(page, newPerson('Dana Frost'));
  const theirs = await another();
  const emil = await enter(theirs, newPerson('Emil Sand'));

  await open(page, '/settings/privacy');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my data' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^bookverse-\d{4}-\d\d-\d\d\.tar\.gz$/);
  await expect(page.getByText('Your download has started.')).toBeVisible();
  const files = filesOf(await readFile(await download.path()));
  const all = [...files.values()].join('\n');
  expect([...files.keys()].some((name) => name.includes('accounts'))).toBe(true);
  expect(all).toContain(dana.email);
  expect(all).toContain(dana.name);
  for (const foreign of [emil.email, '$argon2', 'refresh']) expect(all).not.toContain(foreign);
  for (const [name, content] of files)
    if (name.endsWith('.json')) expect(() => JSON.parse(content), name).not.toThrow();

  const pathOf = async (from: typeof page) => {
    await from.goto('/');
    await from.getByRole('button', { name: /Account of/ }).click();
    await from.getByRole('link', { name: 'My profile' }).last().click();
    await expect(from).toHaveURL(/\/people\//);
    return new URL(from.url()).pathname;
  };
  const danas = await pathOf(page);
  const emils = await pathOf(theirs);

  await open(page, emils);
  await inspect(page, info, 'person-other');
  await page.getByRole('button', { name: 'Block' }).click();
  await inspect(page, info, 'block-dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Block' })).toBeFocused();
  await page.getByRole('button', { name: 'Block' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Unblock Emil Sand' })).toBeVisible();
  await inspect(page, info, 'settings-privacy-blocked');
  for (const [who, path] of [
    [page, emils],
    [theirs, danas],
  ] as const) {
    await open(who, path);
    await expect(who.getByRole('heading', { level: 1, name: 'This door leads nowhere' })).toBeVisible();
  }
  await open(page, '/settings/privacy');
  await page.getByRole('button', { name: 'Unblock Emil Sand' }).click();
  await expect(page.getByText('You have blocked nobody.')).toBeVisible();
  await open(theirs, danas);
  await expect(theirs.getByRole('heading', { level: 1, name: dana.name })).toBeVisible();

  await page.getByRole('switch', { name: 'Others may see my profile' }).click();
  await expect(page.getByText('Nobody can open it.')).toBeVisible();
  await open(theirs, danas);
  await expect(theirs.getByRole('heading', { level: 1, name: 'This door leads nowhere' })).toBeVisible();

  await page.getByRole('button', { name: 'Close my account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type “close” to confirm').fill('stay');
  await dialog.getByLabel('Password', { exact: true }).fill('not my password');
  await dialog.getByRole('button', { name: 'Close for good' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Type the word exactly as shown');
  await dialog.getByLabel('Type “close” to confirm').fill('close');
  await dialog.getByRole('button', { name: 'Close for good' }).click();
  await expect(dialog.getByRole('alert')).toContainText('E-mail or password is not right.');
  await dialog.getByLabel('Password', { exact: true }).fill(dana.password);
  await dialog.getByRole('button', { name: 'Close for good' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /books you need/ })).toBeVisible();
  await page.goto('/sign-in');
  await page.getByLabel('Campus e-mail').fill(dana.email);
  await page.getByLabel('Password', { exact: true }).fill(dana.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('E-mail or password is not right.');
  // The address is free again, and what comes back with it is nothing of before.
  const oldLink = await mailedLink(page, dana.email, 'verify');
  await signIn(page, await exist(page, { ...dana, name: 'Dana Again' }, oldLink));
  await expect(page.getByRole('heading', { name: 'Hello, Dana' })).toBeVisible();
  await open(page, danas);
  await expect(page.getByRole('heading', { level: 1, name: 'This door leads nowhere' })).toBeVisible();
});
