import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { saveFile } from '@/lib/save-file';

const exportAccount = async () =>
  (await answer(api.GET('/api/v1/accounts/me/export', { parseAs: 'blob' }))) as unknown as Blob;

export const useExport = () =>
  useMutation({
    mutationFn: exportAccount,
    onSuccess: (bytes) => saveFile(bytes, `bookverse-${new Date().toISOString().slice(0, 10)}.tar.gz`),
  });
