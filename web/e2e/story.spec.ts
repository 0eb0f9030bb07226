import { mailedLink, newPerson, signIn, signUp, verify } from './people';
import { expect, test } from './test';

test('from signing up to signing out everywhere', async ({ page, another }) => {
  const anna = newPerson();

  await signUp(page, anna);
  await verify(page, anna);
  await signIn(page, anna);

  await page.goto('/settings');
  await page.getByLabel('About you', { exact: true }).fill('Physics, third year.');
  await page.getByRole('combobox', { name: 'Courses' }).fill('phys210');
  await page.getByRole('combobox', { name: 'Courses' }).press('Enter');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved').and(page.locator(':not(a)'))).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('About you', { exact: true })).toHaveValue('Physics, third year.');
  await expect(page.getByText('PHYS210')).toBeVisible();

  const second = await another();
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
  const live = page.waitForRequest((request) => request.url().endsWith('/api/v1/live'));
  await signIn(page, person);
  await live;

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
