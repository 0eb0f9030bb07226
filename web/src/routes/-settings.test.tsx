import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
let stored: Account;
let patches: { tag: string | null; body: unknown }[];

beforeEach(() => {
  stored = account;
  patches = [];
  const tag = () => ({ headers: { ETag: `"${stored.version}"` } });
  server.use(
    http.get(url('/accounts/me'), () => HttpResponse.json(stored, tag())),
    http.patch(url('/accounts/me'), async ({ request }) => {
      const body = (await request.json()) as Partial<Account>;
      patches.push({ tag: request.headers.get('If-Match'), body });
      if (request.headers.get('If-Match') !== `"${stored.version}"`) return problem(412, 'changed_meanwhile');
      stored = { ...stored, ...body, version: stored.version + 1 };
      return HttpResponse.json(stored, tag());
    }),
  );
});

async function openProfile() {
  beginSession(session());
  await renderAt('/settings');
  return screen.findByRole('textbox', { name: 'Name' });
}

async function rename(field: HTMLElement, name: string) {
  await user.clear(field);
  await user.type(field, name);
  await user.click(screen.getByRole('button', { name: 'Save' }));
}

describe('/settings', () => {
  it('sends strangers to the sign-in page and remembers the way', async () => {
    const { router } = await renderAt('/settings/security');
    await screen.findByRole('heading', { name: 'Welcome back' });
    expect(router.state.location.search).toEqual({ return_to: '/settings/security' });
  });

  it('sends only the change, with the tag it was based on', async () => {
    await rename(await openProfile(), 'Anna B.');
    await waitFor(() => expect(patches).toEqual([{ tag: '"3"', body: { name: 'Anna B.' } }]));
    expect(await screen.findByText('Saved', { selector: ':not(a)' })).toBeVisible();
  });

  it('merges a change of another field made elsewhere', async () => {
    const name = await openProfile();
    stored = { ...stored, version: 9, bio: 'From the phone' };
    await rename(name, 'Anna B.');
    await waitFor(() => expect(stored).toMatchObject({ name: 'Anna B.', bio: 'From the phone', version: 10 }));
  });

  it('asks when both changed the same field, and can keep mine', async () => {
    const name = await openProfile();
    stored = { ...stored, version: 9, name: 'Anna Phone' };
    await rename(name, 'Anna Desk');
    expect(await screen.findByText('Your profile was changed meanwhile')).toBeVisible();
    expect(screen.getByText('Anna Phone')).toBeVisible();
    expect(stored.name).toBe('Anna Phone');
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(stored.name).toBe('Anna Desk'));
  });

  it('can take what is saved instead', async () => {
    const name = await openProfile();
    stored = { ...stored, version: 9, name: 'Anna Phone' };
    await rename(name, 'Anna Desk');
    await user.click(await screen.findByRole('button', { name: 'Take the saved ones' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Anna Phone'));
    expect(stored.name).toBe('Anna Phone');
  });
});

describe('/admin', () => {
  it('is closed to students', async () => {
    beginSession(session());
    await renderAt('/admin/accounts');
    expect(await screen.findByRole('heading', { name: 'Staff only' })).toBeVisible();
  });
});

describe('pages', () => {
  it.each([
    ['/nowhere', 'This door leads nowhere'],
    ['/help', 'Help'],
    ['/safety', 'Safety'],
    ['/privacy', 'Privacy'],
    ['/accessibility', 'Accessibility'],
    ['/', 'The books you need are already on campus.'],
  ])('%s has its heading', async (path, name) => {
    await renderAt(path);
    expect(await screen.findByRole('heading', { level: 1, name })).toBeVisible();
  });
});
