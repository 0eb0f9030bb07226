import { inspect, nothingCutOff, open, settled } from './checks';
import { administrator, exist, newPerson, signIn } from './people';
import { expect, test } from './test';

test('staff: find, suspend, restore, promote, and all of it in the audit trail', async ({ page, another }, info) => {
  test.setTimeout(150_000);
  const zora = await exist(page, newPerson('Zora Quist'));
  const hers = await another();
  await signIn(hers, zora);
  await signIn(page, administrator);

  await open(page, '/admin/accounts');
  await inspect(page, info, 'admin-accounts');
  await page.getByLabel('Name or e-mail').fill(zora.email);
  await expect(page.getByText('1 account', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/query=/);
  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: zora.email });
  await expect(row).toContainText('Active');
  await expect(page.getByLabel('Name or e-mail')).toHaveValue(zora.email);

  await row.getByRole('button', { name: 'Suspend Zora Quist' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say why');
  await inspect(page, info, 'admin-suspension-faults');
  await dialog.getByLabel('Reason').fill(`Spam, seen by ${zora.email}`);
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(row).toContainText('Suspended until');
  // Her own page hears of it, and she learns why she cannot come back.
  await expect(hers.getByText('You were signed out here.')).toBeVisible();
  await hers.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await hers.getByLabel('Campus e-mail').fill(zora.email);
  await hers.getByLabel('Password', { exact: true }).fill(zora.password);
  await hers.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(hers.getByRole('alert')).toContainText('This account is suspended.');

  await row.getByRole('button', { name: 'Restore Zora Quist' }).click();
  await dialog.getByLabel('Reason').fill('A misunderstanding');
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(row).toContainText('Active');

  await row.getByRole('button', { name: 'Roles of Zora Quist' }).click();
  await dialog.getByLabel('Moderator').check();
  await dialog.getByLabel('Reason').fill('Helps on Mondays');
  await inspect(page, info, 'admin-roles');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Moderator');

  await page.getByLabel('Name or e-mail').fill('');
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Administrator' }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: administrator.email })).toBeVisible();
  await expect(page).toHaveURL(/role=administrator/);

  await page.getByRole('link', { name: 'Audit trail' }).click();
  await settled(page);
  const entry = page.getByRole('row').filter({ hasText: 'Helps on Mondays' }).first();
  await expect(entry).toContainText(administrator.name);
  await expect(entry).toContainText('Student → Student, Moderator');
  await expect(page.getByRole('row').filter({ hasText: `Spam, seen by ${zora.email}` })).toBeVisible();
  await inspect(page, info, 'admin-audit');

  // A moderator finds whom to suspend, and no more.
  await signIn(hers, zora);
  await open(hers, `/admin/accounts?query=${encodeURIComponent(administrator.email)}`);
  await expect(hers.getByText('1 account', { exact: true })).toBeVisible();
  await expect(hers.getByRole('button', { name: /Roles of|Suspend/ })).toHaveCount(0);
  await expect(hers.getByRole('link', { name: 'Audit trail' })).toHaveCount(0);
  await nothingCutOff(hers);
  await open(hers, '/admin/audit');
  await expect(hers.getByRole('heading', { level: 1, name: 'Staff only' })).toBeVisible();
});
