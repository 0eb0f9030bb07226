import { useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { saveFile } from '@/lib/save-file';

/** The receipt of an order as a PDF, to be kept. */
export const useReceipt = () =>
  useMutation({
    mutationFn: async (order: string) => {
      const params = { path: { order } };
      const pdf = await answer(api.GET('/api/v1/payments/{order}/receipt', { params, parseAs: 'blob' }));
      return { order, pdf: pdf as unknown as Blob };
    },
    onSuccess: ({ order, pdf }) => saveFile(pdf, `bookverse-${order.slice(-12)}.pdf`),
  });
