import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchAccount, type OwnAccount } from '@/lib/account/account';
import { patchAccount, putAccount } from '@/lib/account/patch-account';
import { type ProfileValues, patchOf } from './profile-values';

type Change = { base: ProfileValues; values: ProfileValues; etag: string | undefined };

export function useSaveProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ base, values, etag }: Change): Promise<OwnAccount> => {
      const tag = etag ?? (await fetchAccount()).etag ?? '*';
      return patchAccount(patchOf(base, values), tag);
    },
    onSuccess: (own) => putAccount(client, own),
  });
}
