import { createMemoryHistory } from '@tanstack/react-router';
import { act, render, screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, it } from 'vitest';
import type { Account } from '@/api/types';
import { setupI18n } from '@/i18n/setup';
import { beginSession, endSession } from '@/lib/session/session';
import { account, server, session, url } from '@/test/server';
import { App } from './app';
import { connect } from './connect';
import { makeQueryClient } from './query-client';
import { makeRouter } from './router';

const bo: Account = { ...account, id: '01900000-0000-7000-8000-000000000002', name: 'Bo Nielsen' };

async function open(path: string) {
  await setupI18n();
  const client = makeQueryClient();
  const router = makeRouter(client, createMemoryHistory({ initialEntries: [path] }));
  connect(client, router);
  render(<App queryClient={client} router={router} />);
  return client;
}

/** Another tab signs in as somebody else; its message comes here. */
const become = (who: Account) => act(() => beginSession({ ...session(`token of ${who.name}`), account: who }));

it.each([
  ['after the page was there', true],
  ['while the page waits for the account', false],
])('another person signs in, %s: nothing of the first one stays', async (_, loaded) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.use(
    http.get(url('/accounts/me'), async ({ request }) => {
      const first = request.headers.get('Authorization') === `Bearer token of ${account.name}`;
      if (first && !loaded) await held;
      return HttpResponse.json(first ? account : bo, { headers: { ETag: '"3"' } });
    }),
  );
  beginSession({ ...session(`token of ${account.name}`), account });
  await open('/settings');
  if (loaded) expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue(account.name);
  become(bo);
  release();
  expect(await screen.findByDisplayValue(bo.name)).toBeVisible();
  expect(screen.queryByDisplayValue(account.name)).toBeNull();
});

it('a page that waits for its text gets it, although the person leaves meanwhile', async () => {
  beginSession({ ...session(), account });
  const client = await open('/help');
  client.setQueryData(['probe'], 1);
  act(() => endSession('ended'));
  expect(await screen.findByRole('heading', { level: 1, name: 'Help' })).toBeVisible();
  expect(client.getQueryData(['probe'])).toBeUndefined();
});
