import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import type { Order } from '@/api/types';
import { Icon } from '@/components/icon';
import { useName } from '@/components/person-name';
import { ProblemBox } from '@/components/problem-text';
import classes from './orders.module.css';

/** Writing to whom one bought of, or who bought: for as long as the order is looked at. */
export function TalkButtons({ order: { id, side, buyer, lines, paid_at } }: { order: Order }) {
  if (!paid_at || side === 'moderator') return null;
  const others = side === 'buyer' ? [...new Set(lines.map(({ seller }) => seller))] : [buyer];
  return (
    <div className={classes.row}>
      {others.map((other) => (
        <TalkButton key={other} order={id} other={other} seller={side === 'buyer' ? other : undefined} />
      ))}
    </div>
  );
}

function TalkButton({ order, other, seller }: { order: string; other: string; seller?: string }) {
  const { t } = useTranslation('orders');
  const name = useName(other);
  const navigate = useNavigate();
  const talk = useMutation({
    mutationFn: () =>
      answer(api.PUT('/api/v1/conversations/orders/{order}', { params: { path: { order } }, body: { seller } })),
    onSuccess: ({ id }) => navigate({ to: '/inbox/$conversation', params: { conversation: id } }),
  });
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="chat" size={20} />}
        loading={talk.isPending}
        onClick={() => talk.mutate()}
      >
        {t('order.talk', { name })}
      </Button>
      {talk.error && <ProblemBox error={talk.error} />}
    </>
  );
}
