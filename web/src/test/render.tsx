import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { App } from '@/app/app';
import { makeQueryClient } from '@/app/query-client';
import { makeRouter } from '@/app/router';
import { restoreSession } from '@/lib/session/session';

/** The whole app at an address, without the live stream. */
export async function renderAt(path: string) {
  await restoreSession();
  const queryClient = makeQueryClient();
  const router = makeRouter(queryClient, createMemoryHistory({ initialEntries: [path] }));
  render(<App queryClient={queryClient} router={router} />);
  return { queryClient, router };
}
