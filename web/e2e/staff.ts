import { expect, type Page } from '@playwright/test';
import { administrator, exist, newPerson, type Person } from './people';
import { headersOf } from './shelf';

/** The administrator makes somebody new a moderator. */
export async function newModerator(page: Page, name: string): Promise<Person> {
  const person = await exist(page, newPerson(name));
  const head = await headersOf(page, administrator);
  const found = await page.request.get(`/api/v1/admin/accounts?query=${encodeURIComponent(person.email)}`, {
    headers: head,
  });
  const [account] = ((await found.json()) as { items: { id: string }[] }).items;
  const done = await page.request.put(`/api/v1/admin/accounts/${account?.id}/roles`, {
    headers: head,
    data: { roles: ['student', 'moderator'], reason: 'helps' },
  });
  expect(done.status()).toBe(200);
  return person;
}
