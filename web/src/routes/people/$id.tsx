import { useQuery } from '@tanstack/react-query';
import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BlockButton } from '@/components/block-button';
import { ButtonLink } from '@/components/button-link';
import { ErrorPage } from '@/components/error-page';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { PagePending } from '@/components/page-pending';
import { ReportButton } from '@/components/report-button';

import { PersonCard } from '@/features/people/person-card';
import { SellerListings } from '@/features/people/seller-listings';
import { PersonReviews } from '@/features/reviews/person-reviews';
import { loadPart } from '@/i18n/parts';
import { useAccount } from '@/lib/account/account';
import { personQuery } from '@/lib/people/person';
import classes from './-person.module.css';

export const Route = createFileRoute('/people/$id')({ loader: () => loadPart('reviews'), component: PersonPage });

function PersonPage() {
  const { t } = useTranslation();
  const { id } = Route.useParams();
  const navigate = useNavigate();
  const account = useAccount();
  const { data: person, error, refetch } = useQuery(personQuery(id));
  const own = account?.id === id;
  if (own && !account.profile_visible && !person)
    return (
      <Page title={t('person.hiddenTitle')} lead={t('person.hiddenText')} width="reading">
        <div>
          <ButtonLink to="/settings/privacy">{t('person.hiddenChange')}</ButtonLink>
        </div>
      </Page>
    );
  if (!person && error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  if (!person) return <PagePending />;
  return (
    <div className={classes.page}>
      {own && (
        <Notice icon="user">
          {t('person.own')}
          <ButtonLink to="/settings" variant="default" size="sm">
            {t('person.edit')}
          </ButtonLink>
        </Notice>
      )}
      <PersonCard person={person} />
      <PersonReviews id={id} />
      <SellerListings id={id} />
      {!own && (
        <div className={classes.actions}>
          {account && (
            <BlockButton id={id} name={person.name} onDone={() => void navigate({ to: '/settings/privacy' })} />
          )}
          <ReportButton kind="person" id={id} name={person.name} />
        </div>
      )}
    </div>
  );
}
