import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { Problem } from '@/api/problem';
import type { Role } from '@/api/types';
import { accountQuery } from '@/lib/account/account';
import { sessionState } from '@/lib/session/session';

/** For `beforeLoad`: comfort only, the server decides. */
export function requireSession(path: string) {
  const state = sessionState();
  if (state.status === 'signed-in') return;
  if (state.status === 'signed-out' && state.reason === 'offline') throw new Problem({ code: 'offline', status: 0 });
  throw redirect({ to: '/sign-in', search: { return_to: path }, replace: true });
}

export async function requireRole(client: QueryClient, ...anyOf: Role[]) {
  const { account } = await client.ensureQueryData(accountQuery);
  if (!account.roles.some((role) => anyOf.includes(role))) throw new Problem({ code: 'forbidden', status: 403 });
}
