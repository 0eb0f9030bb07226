import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { ErrorPage } from '@/components/error-page';
import { Page } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { Section } from '@/components/section';
import { EditCopy } from '@/features/sell/edit-copy';
import { PhotosField } from '@/features/sell/photos-field';
import { PickupForm } from '@/features/sell/pickup-field';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';
import { listingQuery } from '@/lib/market/get-listing';
import { marketQuery } from '@/lib/market/market-info';
import { showToast } from '@/lib/toast';

export const Route = createFileRoute('/listings/$id_/edit')({
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('books'),
  component: EditPage,
});

/** What others see already changes when its button is pressed, not while one types. */
function EditPage() {
  const { t } = useTranslation('books');
  const { t: common } = useTranslation();
  const { id } = Route.useParams();
  const navigate = useNavigate();
  const { data: listing, error, refetch } = useQuery(listingQuery(id));
  const { data: market, error: noMarket, refetch: again } = useQuery(marketQuery);
  if (!listing && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!market && noMarket) return <ErrorPage error={noMarket} onRetry={() => void again()} />;
  if (!listing || !market) return <PagePending />;
  const look = () => void navigate({ to: '/listings/$id', params: { id } });
  return (
    <Page title={t('edit.title')} lead={listing.edition.title} width="reading">
      <Section title={t('sell.step.copy')}>
        <EditCopy
          listing={listing}
          market={market}
          onSaved={() => {
            showToast(common('form.saved'));
            look();
          }}
        />
      </Section>
      <Section title={t('sell.step.photos')}>
        <PhotosField listing={listing} market={market} />
      </Section>
      <Section title={t('publish.pickup')}>
        <PickupForm listing={listing} button={common('form.save')} onSaved={() => showToast(common('form.saved'))} />
      </Section>
      <div>
        <ButtonLink to="/listings/$id" params={{ id }} variant="default">
          {t('edit.back')}
        </ButtonLink>
      </div>
    </Page>
  );
}
