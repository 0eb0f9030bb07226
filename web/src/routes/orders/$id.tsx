import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ErrorPage } from '@/components/error-page';
import { PagePending } from '@/components/page-pending';
import { CodeDialog } from '@/features/orders/code-dialog';
import { OrderView } from '@/features/orders/order-view';
import { useHeldCode } from '@/features/orders/use-held-code';
import { OrderReviews } from '@/features/reviews/order-reviews';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';
import { useOrderCommand } from '@/lib/orders/commands';
import { orderQuery } from '@/lib/orders/orders';

export const Route = createFileRoute('/orders/$id')({
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: ({ context, params }) => {
    // Under way together; what comes of the order is the page's to show.
    void context.queryClient.prefetchQuery(orderQuery(params.id));
    return Promise.all([loadPart('orders'), loadPart('checkout'), loadPart('reviews')]);
  },
  component: OrderPage,
});

function OrderPage() {
  const { id } = Route.useParams();
  const router = useRouter();
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  const { held } = useHeldCode(id, order);
  const keeps = held !== undefined;
  useEffect(() => {
    // The code has to open without a network, so its page is fetched while there is one.
    if (keeps) void router.preloadRoute({ to: '/orders/$id/code', params: { id } });
  }, [keeps, router, id]);
  useReturn(id, order?.side === 'buyer' && order.state === 'open');
  if (!order && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!order) return <PagePending />;
  return (
    <>
      <OrderView key={id} order={order}>
        {order.side !== 'moderator' && order.lines.some(({ state }) => state === 'settled') && (
          <OrderReviews order={id} />
        )}
      </OrderView>
      <Scanned key={`${id} scanned`} id={id} />
    </>
  );
}

/** Back from the payment page the news of it may be under way: the provider is asked, once. */
function useReturn(id: string, open: boolean) {
  const { mutate } = useOrderCommand(id);
  useEffect(() => {
    if (open) mutate({ kind: 'returned' });
  }, [open, mutate]);
}

/** The seller's own camera has opened the address that the buyer's square holds: the code is behind the #. */
function Scanned({ id }: { id: string }) {
  const given = useLocation({ select: ({ hash }) => /^\d{6}$/.exec(hash)?.[0] });
  const [closed, setClosed] = useState(false);
  const { data: order } = useQuery(orderQuery(id));
  const line = order?.lines.find(({ may }) => may.includes('hand_over'));
  if (!given || !order || !line) return null;
  return <CodeDialog order={order} line={line} given={given} opened={!closed} onClose={() => setClosed(true)} />;
}
