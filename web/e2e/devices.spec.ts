import type { Page } from '@playwright/test';
import { inspect, open } from './checks';
import { enter, newPerson, signIn } from './people';
import { expect, test } from './test';

/** A language or a scheme, in the footer; its input is covered by its label. */
const choose = (page: Page, name: string) =>
  page.getByRole('contentinfo').locator('label').filter({ hasText: name }).click();

test('what one device does, the other one shows without a reload', async ({ page, another }, info) => {
  const fritz = await enter(page, newPerson('Fritz Okoye'));
  const second = await another();
  await signIn(second, fritz);
  await open(page, '/settings');
  let loads = 0;
  second.on('load', () => loads++);

  await page.getByRole('textbox', { name: 'Name' }).fill('Federico Okoye');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByRole('heading', { name: 'Hello, Federico' })).toBeVisible();

  await choose(page, 'Deutsch');
  await choose(page, 'Dunkel');
  await expect(second.getByRole('heading', { name: 'Hallo, Federico' })).toBeVisible();
  await expect(second.locator('html')).toHaveAttribute('lang', 'de');
  await expect(second.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await choose(page, 'System');
  await choose(page, 'English');
  await expect(second.locator('html')).toHaveAttribute('lang', 'en');

  await page.goto('/settings/security');
  const devices = page.getByRole('region', { name: 'Devices' }).getByRole('listitem');
  await expect(devices).toHaveCount(2);
  await inspect(page, info, 'settings-devices');
  await devices.getByRole('button', { name: /^Sign out / }).click();
  await expect(devices).toHaveCount(1);
  await expect(devices).toContainText('This device');
  await expect(second.getByText('You were signed out here.')).toBeVisible();
  expect(loads).toBe(0);
});

test('language and colours are kept by a visitor too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '/help');
  await choose(page, 'Deutsch');
  await expect(page.getByRole('heading', { level: 1, name: 'Hilfe' })).toBeVisible();
  await expect(page).toHaveTitle(/^Hilfe/);
  await choose(page, 'Dunkel');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1, name: 'Hilfe' })).toBeVisible();
  await choose(page, 'Hell');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  await choose(page, 'System');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
