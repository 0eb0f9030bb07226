import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerWithResponse, api } from '@/api/client';
import type { Account } from '@/api/types';
import { useSignedIn } from '@/lib/session/use-session';

/** The own account and the version tag which a change must name. */
export type OwnAccount = { account: Account; etag: string | undefined };

export async function fetchAccount(): Promise<OwnAccount> {
  const { data, response } = await answerWithResponse(api.GET('/api/v1/accounts/me'));
  return { account: data, etag: response.headers.get('ETag') ?? undefined };
}

export const accountQuery = queryOptions({ queryKey: ['account'], queryFn: fetchAccount, staleTime: 60_000 });

/** Undefined while signed out or on the way. */
export function useAccount(): Account | undefined {
  const signedIn = useSignedIn();
  const { data } = useQuery({ ...accountQuery, enabled: signedIn });
  return signedIn ? data?.account : undefined;
}
