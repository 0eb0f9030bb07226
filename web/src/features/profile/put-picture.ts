import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { Problem } from '@/api/problem';
import { accountQuery } from '@/lib/account/account';
import { squarePicture } from '@/lib/picture';

async function putPicture(file: File) {
  const picture = await squarePicture(file).catch(() => {
    throw new Problem({ code: 'unsupported_picture', status: 415 });
  });
  return answer(
    api.PUT('/api/v1/accounts/me/picture', {
      body: picture as unknown as string,
      bodySerializer: (body) => body as unknown as Blob,
      headers: { 'Content-Type': picture.type },
    }),
  );
}

export function usePutPicture() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: putPicture,
    onSuccess: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
}
