import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/components/button-link';
import { ErrorPage } from '@/components/error-page';
import { Page } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { CopyStep } from '@/features/sell/copy-step';
import { PhotosField } from '@/features/sell/photos-field';
import { PublishStep } from '@/features/sell/publish-step';
import { type SellStep, Steps, sellSteps, useStepOf } from '@/features/sell/steps';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';
import { listingQuery } from '@/lib/market/get-listing';
import { marketQuery } from '@/lib/market/market-info';
import { showToast } from '@/lib/toast';
import classes from './-sell.module.css';

type Step = Exclude<SellStep, 'book'>;
const steps = sellSteps.slice(1) as Step[];

export const Route = createFileRoute('/sell/$id')({
  validateSearch: ({ step }: Record<string, unknown>): { step?: Step | undefined } => ({
    step: steps.find((known) => known === step),
  }),
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('books'),
  component: DraftPage,
});

/** A draft, step by step. What is typed is saved on the server, so it can be gone on with on any device. */
function DraftPage() {
  const { t } = useTranslation('books');
  const { id } = Route.useParams();
  const { step = 'copy' } = Route.useSearch();
  const navigate = useNavigate();
  const kicker = useStepOf(step);
  const { data: listing, error, refetch } = useQuery(listingQuery(id));
  const { data: market, error: noMarket, refetch: again } = useQuery(marketQuery);
  if (!listing && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!market && noMarket) return <ErrorPage error={noMarket} onRetry={() => void again()} />;
  if (!listing || !market) return <PagePending />;
  if (listing.state !== 'draft')
    return (
      <Page title={listing.edition.title} lead={t('sell.notDraft')} width="reading">
        <div>
          <ButtonLink to="/listings/$id" params={{ id }}>
            {t('sell.look')}
          </ButtonLink>
        </div>
      </Page>
    );
  const go = (next: Step) => void navigate({ to: '/sell/$id', params: { id }, search: { step: next } });
  return (
    <div className={classes.sell}>
      <Steps now={step} id={id} />
      <Page key={step} kicker={kicker} title={t(`sell.${step}Title`)} lead={t(`sell.${step}Lead`)}>
        {step === 'copy' && <CopyStep listing={listing} market={market} onNext={() => go('photos')} />}
        {step === 'photos' && (
          <>
            <PhotosField listing={listing} market={market} />
            <div>
              <ButtonLink to="/sell/$id" params={{ id }} search={{ step: 'publish' }}>
                {t('sell.next.publish')}
              </ButtonLink>
            </div>
          </>
        )}
        {step === 'publish' && (
          <PublishStep
            listing={listing}
            onUnfinished={() => go('copy')}
            onPublished={() => {
              showToast(t('sell.published'));
              void navigate({ to: '/listings/$id', params: { id } });
            }}
          />
        )}
      </Page>
    </div>
  );
}
