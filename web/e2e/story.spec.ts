import { expect, test } from '@playwright/test';
import { watch } from './checks';
import { mailedLink, newPerson, signIn, signUp, verify } from './people';

test('from signing up to signing out everywhere', async ({ page, browser, viewport }) => {
  const bad = watch(page);
  const anna = newPerson();

  await signUp(page, anna);
  await verify(page, anna);
  await signIn(page, anna);

  await page.goto('/settings');
  await page.getByLabel('About you', { exact: true }).fill('Physics, third year.');
  await page.getByRole('combobox', { name: 'Courses' }).fill('phys210');
  await page.getByRole('combobox', { name: 'Courses' }).press('Enter');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('About you', { exact: true })).toHaveValue('Physics, third year.');
  await expect(page.getByText('PHYS210')).toBeVisible();

  const elsewhere = await browser.newContext({ viewport, locale: 'en-GB', serviceWorkers: 'block' });
  const second = await elsewhere.newPage();
  await signIn(second, anna);
  await second.goto('/settings/security');
  await expect(second.getByText('This device')).toBeVisible();

  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'The books you need are already on campus.' }),
  ).toBeVisible();

  // Nothing is clicked on the second device: it hears of it.
  await expect(second.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(second.getByText('You were signed out here.')).toBeVisible();
  await elsewhere.close();
  expect(bad).toEqual([]);
});

test('a forgotten password', async ({ page }) => {
  const person = newPerson('Bo Nielsen');
  await signUp(page, person);
  await verify(page, person);
  await page.goto('/forgot-password');
  await page.getByLabel('Campus e-mail').fill(person.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
  await page.goto(await mailedLink(page, person.email, 'reset-password'));
  const password = 'another long and new one';
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeVisible();
  await signIn(page, { ...person, password });
});

test('two tabs share one session, and one live stream', async ({ page, context }) => {
  const person = newPerson('Cleo Okafor');
  await signUp(page, person);
  await verify(page, person);
  await signIn(page, person);

  const streams: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/api/v1/live')) streams.push(request.url());
  });
  const tab = await context.newPage();
  await tab.goto('/settings');
  await expect(tab.getByRole('textbox', { name: 'Name' })).toHaveValue(person.name);
  await tab.getByRole('textbox', { name: 'Name' }).fill('Clementine Okafor');
  await tab.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Clementine' })).toBeVisible();
  expect(streams).toEqual([]);

  await tab.getByRole('button', { name: /Account of/ }).click();
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /books you need/ })).toBeVisible();
});

test('the language follows the switch, and stays', async ({ page }) => {
  await page.goto('/help');
  await page.getByText('Deutsch').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hilfe' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Hilfe' })).toBeVisible();
});

test('the keyboard alone reaches the form and is told where it is', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.getByRole('link', { name: 'Join with your campus e-mail' }).first().press('Enter');
  await expect(page.getByRole('heading', { name: 'Join BookVerse+' })).toBeFocused();
  await page.getByRole('button', { name: 'Create account' }).press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
});
