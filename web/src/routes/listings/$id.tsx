import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ErrorPage } from '@/components/error-page';
import { Page } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { listingQuery } from '@/lib/market/get-listing';

export const Route = createFileRoute('/listings/$id')({ component: ListingPage });

function ListingPage() {
  const { id } = Route.useParams();
  const { data, error, refetch } = useQuery(listingQuery(id));
  if (!data && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return <Page title={data.listing.edition.title} lead={data.listing.edition.authors.join(', ')} />;
}
