import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { Problem } from '@/api/problem';
import type { Dispute, Order, OrderLine } from '@/api/types';
import { Icon } from '@/components/icon';
import { useName } from '@/components/person-name';
import { ProblemBox } from '@/components/problem-text';
import { putOrder } from '@/lib/orders/orders';
import { shrinkBeside } from '@/lib/photo/shrink-beside';
import classes from './orders.module.css';

/** A dispute has at most so many photos of a side. */
const mostOfASide = 6;

/** One after the other; the first one that is refused ends it. */
function useShow(order: string, line: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const photo = await shrinkBeside(file);
        const changed = await answer(
          api.POST('/api/v1/orders/{id}/lines/{line}/dispute/photos', {
            params: { path: { id: order, line } },
            body: photo as never,
            bodySerializer: (body) => body as unknown as Blob,
            headers: { 'Content-Type': photo.type },
          }),
        );
        await putOrder(client, changed);
      }
    },
  });
}

export function EvidenceField({ order, line }: { order: Order; line: OrderLine }) {
  const { t } = useTranslation('orders');
  const id = useId();
  const show = useShow(order.id, line.id);
  const own = order.side === 'buyer' ? order.buyer : line.seller;
  const shown = line.dispute?.evidence.filter(({ by }) => by === own).length ?? 0;
  const full = shown >= mostOfASide || show.isPending;
  return (
    <div className={classes.dialog}>
      <div>
        {/* Leaving HEIC out makes iPhones hand over JPEG. */}
        <input
          id={id}
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp"
          className={classes.file}
          disabled={full}
          onChange={({ currentTarget }) => {
            const chosen = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            show.mutate(chosen);
          }}
        />
        <Button
          component="label"
          htmlFor={id}
          variant="default"
          leftSection={<Icon name="camera" />}
          loading={show.isPending}
          data-disabled={full || undefined}
        >
          {t('evidence.add')}
        </Button>
      </div>
      <p className={classes.soft} role="status">
        {t('evidence.count', { count: shown, most: mostOfASide })}
      </p>
      {show.error && <ProblemBox error={show.error} />}
    </div>
  );
}

type Photo = Dispute['evidence'][number];

/** These photos are for the parties and moderators only, so they are fetched with the session and not by address. */
export function EvidencePhoto({ order, photo }: { order: string; photo: Photo }) {
  const { t } = useTranslation('orders');
  const name = useName(photo.by);
  const { data, error } = useQuery({
    queryKey: ['evidence', photo.id],
    queryFn: async () => {
      const params = { path: { id: order, photo: photo.id }, query: { size: 1600 } };
      const bytes = await answer(api.GET('/api/v1/orders/{id}/photos/{photo}', { params, parseAs: 'blob' }));
      if (!bytes) throw new Problem({ code: 'unexpected', status: 0 });
      return bytes as unknown as Blob;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const url = useMemo(() => data && URL.createObjectURL(data), [data]);
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url]);
  if (error) return <ProblemBox error={error} />;
  if (!url) return <Skeleton height={160} />;
  return <img src={url} alt={t('evidence.alt', { name })} width={photo.width} height={photo.height} />;
}
