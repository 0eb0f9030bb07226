import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { saveFile } from '@/lib/save-file';

export function useExportListings() {
  return useMutation({
    mutationFn: async () => {
      const csv = await answer(api.GET('/api/v1/market/export', { parseAs: 'blob' }));
      saveFile(csv as unknown as Blob, 'bookverse-listings.csv');
    },
  });
}

export function useImportListings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      answer(
        api.POST('/api/v1/market/import', {
          body: file as unknown as string,
          bodySerializer: (body) => body as unknown as Blob,
          headers: { 'Content-Type': 'text/csv' },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['listings'] }),
  });
}
