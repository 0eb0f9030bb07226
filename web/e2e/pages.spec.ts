import { inspect, open } from './checks';
import { enter, newPerson } from './people';
import { expect, test } from './test';

for (const path of [
  '/',
  '/sign-up',
  '/check-mail',
  '/sign-in',
  '/forgot-password',
  '/reset-password?token=x',
  '/verify?token=x',
  '/help',
  '/safety',
  '/privacy',
  '/accessibility',
  '/nowhere',
]) {
  test(`${path} is sound`, async ({ page }, info) => {
    await open(page, path);
    await inspect(page, info, path === '/' ? 'landing' : path.slice(1).replace(/\?.*/, ''));
  });
}

test('forms with faults are sound', async ({ page }, info) => {
  for (const [path, button] of [
    ['/sign-up', 'Create account'],
    ['/sign-in', 'Sign in'],
  ] as const) {
    await open(page, path);
    await page.locator('form').getByRole('button', { name: button }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await inspect(page, info, `${path.slice(1)}-faults`);
  }
});

test('pages of a signed-in student are sound', async ({ page }, info) => {
  test.setTimeout(240_000);
  await enter(page, newPerson());
  for (const [path, name] of [
    ['/', 'home'],
    ['/settings', 'settings-profile'],
    ['/settings/display', 'settings-display'],
    ['/settings/security', 'settings-security'],
    ['/settings/privacy', 'settings-privacy'],
    ['/admin/accounts', 'forbidden'],
    ['/dev/mails', 'dev-mails'],
  ] as const) {
    await open(page, path);
    await inspect(page, info, name);
  }

  await open(page, '/settings/privacy');
  await page.getByRole('button', { name: 'Close my account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close for good' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await inspect(page, info, 'closing-faults');

  await page.goto('/');
  await page.getByRole('button', { name: /Account of/ }).click();
  await inspect(page, info, 'menu');
  await page.getByRole('link', { name: 'My profile' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Berg' })).toBeVisible();
  await inspect(page, info, 'person');
});
