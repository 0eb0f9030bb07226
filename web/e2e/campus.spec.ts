import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { inspect, open } from './checks';
import { expect, test } from './test';

async function throughTheCampus(page: Page, name: string) {
  await page.getByRole('link', { name: 'Sign in with Test Campus' }).click();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.getByRole('button', { name: /sign-in/i }).click();
  await page.getByRole('button', { name: /continue/i }).click();
}

test('signing in with the campus leads to the page one wanted', async ({ page }, info) => {
  await open(page, '/settings/security');
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await inspect(page, info, 'sign-in-campus');
  await throughTheCampus(page, `nora-${randomUUID().slice(0, 8)}`);
  await expect(page).toHaveURL(/\/settings\/security$/);
  await expect(page.getByText('This device')).toBeVisible();
  // Nobody typed a password, so none is asked for.
  await expect(page.getByLabel('Current password')).toHaveCount(0);
  await inspect(page, info, 'settings-security-campus');
  await page.reload();
  await expect(page.getByText('This device')).toBeVisible();
});

test('a campus that vouches for nobody is told in words', async ({ page }, info) => {
  await open(page, '/sign-in');
  await page.getByRole('link', { name: 'Sign in with Test Campus' }).click();
  await page.getByRole('link', { name: /cancel|abort/i }).click();
  await expect(page.getByRole('alert')).toContainText('Signing in with your campus did not work.');

  await throughTheCampus(page, `unverified-${randomUUID().slice(0, 8)}`);
  await expect(page.getByRole('alert')).toContainText('did not confirm your e-mail address');
  await expect(page.getByText('You were signed out here.')).toHaveCount(0);
  await inspect(page, info, 'sign-in-refused');
});
