import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

export type Person = { name: string; email: string; password: string };

/** Named by the options of the program under test. */
export const administrator: Person = {
  name: 'Hedda Lind',
  email: process.env.BOOKVERSE_ADMINISTRATOR ?? 'head@campus.test',
  password: 'lamp shelf tuesday ribbon',
};

/** A domain on the server's list of campuses. */
const campus = process.env.BOOKVERSE_CAMPUS ?? 'ox.ac.uk';

export const newPerson = (name = 'Anna Berg'): Person => ({
  name,
  email: `e2e-${randomUUID().slice(0, 8)}@${campus}`,
  password: 'lamp shelf tuesday ribbon',
});

export async function signUp(page: Page, { name, email, password }: Person) {
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Campus e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
}

type Mail = { to: string; text: string };

/** The path of the newest link of this kind which was mailed to the address; the server keeps mails in development. */
export async function mailedLink(
  page: Page,
  to: string,
  kind: 'verify' | 'reset-password' | 'appeal',
  otherThan?: string,
): Promise<string> {
  const link = new RegExp(`/${kind}\\?token=[^\\s"<>]+`);
  let found: string | undefined;
  await expect
    .poll(async () => {
      const { items } = (await (await page.request.get('/api/v1/dev/mails')).json()) as { items: Mail[] };
      found = items.find((mail) => mail.to.includes(to) && link.test(mail.text))?.text.match(link)?.[0];
      return found !== otherThan && found;
    })
    .toBeTruthy();
  return found ?? '';
}

export async function verify(page: Page, { email }: Person) {
  await page.goto(await mailedLink(page, email, 'verify'));
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
}

export async function signIn(page: Page, { name, email, password }: Person) {
  await page.goto('/sign-in');
  await page.getByLabel('Campus e-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Hello, ${name.split(' ')[0]}` })).toBeVisible();
}

/** Signed up and verified without the pages, for tests of something else. */
export async function exist(page: Page, person: Person, oldLink?: string): Promise<Person> {
  const { name, email, password } = person;
  await page.request.post('/api/v1/accounts', { data: { name, email, password, language: 'en' } });
  const token = new URL(await mailedLink(page, email, 'verify', oldLink), 'http://x').searchParams.get('token');
  const verified = await page.request.post('/api/v1/accounts/verify', { data: { token } });
  expect(verified.status()).toBe(204);
  return person;
}

/** Signed in, the quick way. */
export async function enter(page: Page, person: Person): Promise<Person> {
  await exist(page, person);
  await signIn(page, person);
  return person;
}

/** One's own pages are in the menu behind the picture. */
export async function fromMenu(page: Page, name: string) {
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.locator('[id] > ul').getByRole('link', { name }).click();
}
