import { inspect } from './checks';
import { enter, newPerson } from './people';
import { expect, test } from './test';
import { totp } from './totp';

test('a corrected form is sent by the first click', async ({ page }) => {
  const person = newPerson();
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Campus e-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
});

test('the second factor: on, a wrong code, a recovery code', async ({ page }, info) => {
  const person = newPerson();
  await enter(page, person);
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Turn it on' }).click();
  const form = page.getByRole('form', { name: 'Second factor' });
  await form.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Next' }).click();
  const secret = (await page.locator('code').first().textContent()) ?? '';
  await inspect(page, info, 'totp-scan');

  const code = page.getByLabel('The 6 digits it shows now');
  await code.fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('alert')).toContainText('This code is not right');
  await code.fill(totp(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Your recovery codes' })).toBeFocused();
  const codes = await page.locator('ol code').allTextContents();
  expect(codes).toHaveLength(10);
  await inspect(page, info, 'totp-codes');
  await page.getByLabel('I have put them in a safe place').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Turn it off' })).toBeVisible();

  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.goto('/sign-in');
  await page.getByLabel('Campus e-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('Code')).toBeFocused();
  await page.getByLabel('Code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();
});

test('a picture, a campus, and what cannot be a picture', async ({ page }, info) => {
  await enter(page, newPerson());
  await page.goto('/settings');
  await page.locator('input[type=file]').setInputFiles('public/icons/icon-512.png');
  await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible();
  await expect
    .poll(() => page.locator('main img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(page.getByRole('alert')).toContainText('cannot be read');

  const campus = page.getByRole('combobox', { name: 'Campus' });
  await campus.fill('ETH');
  await expect(page.getByRole('option', { name: /ETH|Zurich/ }).first()).toBeVisible();
  await inspect(page, info, 'campus-open', { scroll: false });
  await page
    .getByRole('option', { name: /ETH|Zurich/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved').and(page.locator(':not(a)'))).toBeVisible();
});
