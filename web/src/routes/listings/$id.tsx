import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { ErrorPage } from '@/components/error-page';
import { PagePending } from '@/components/page-pending';
import { ListingView } from '@/features/listing/listing-view';
import { loadPart } from '@/i18n/parts';
import { listingQuery } from '@/lib/market/get-listing';

export const Route = createFileRoute('/listings/$id')({
  loader: ({ context, params }) => {
    // Under way together; what comes of the listing is the page's to show.
    void context.queryClient.prefetchQuery(listingQuery(params.id));
    return Promise.all([loadPart('books'), loadPart('checkout')]);
  },
  component: ListingPage,
});

function ListingPage() {
  const { id } = Route.useParams();
  const navigate = useNavigate();
  const { data: listing, error, refetch } = useQuery(listingQuery(id));
  if (!listing && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!listing) return <PagePending />;
  return (
    <ListingView
      key={id}
      listing={listing}
      onConversation={(conversation) => void navigate({ to: '/inbox/$conversation', params: { conversation } })}
    />
  );
}
