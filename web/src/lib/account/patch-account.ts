import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerWithResponse, api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { AccountPatch } from '@/api/types';
import { accountQuery, fetchAccount, type OwnAccount } from './account';

export async function patchAccount(patch: AccountPatch, etag: string): Promise<OwnAccount> {
  const { data, response } = await answerWithResponse(
    api.PATCH('/api/v1/accounts/me', { params: { header: { 'If-Match': etag } }, body: patch }),
  );
  return { account: data, etag: response.headers.get('ETag') ?? undefined };
}

export const putAccount = (client: QueryClient, own: OwnAccount) => client.setQueryData(accountQuery.queryKey, own);

/** For a single switch the last choice wins: a stale tag is replaced and the change sent once more. */
export function useChangePreference() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (patch: AccountPatch) => {
      const held = client.getQueryData(accountQuery.queryKey);
      const etag = held?.etag ?? (await fetchAccount()).etag ?? '*';
      return patchAccount(patch, etag).catch(async (error) => {
        if (!isProblem(error, 'changed_meanwhile')) throw error;
        return patchAccount(patch, (await fetchAccount()).etag ?? '*');
      });
    },
    onSuccess: (own) => putAccount(client, own),
  });
}
