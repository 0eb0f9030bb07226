import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Later } from '@/components/later';
import { Page } from '@/components/page';
import { Lines } from '@/components/page-pending';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { PictureField } from '@/features/profile/picture-field';
import { ProfileForm } from '@/features/profile/profile-form';
import { accountQuery } from '@/lib/account/account';
import classes from '../-settings.module.css';

export const Route = createFileRoute('/settings/')({ component: ProfilePage });

function ProfilePage() {
  const { t } = useTranslation();
  const { data: own, error, refetch } = useQuery(accountQuery);
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')}>
      {error && !own && <ProblemBox error={error} onRetry={() => void refetch()} />}
      {!own && !error && <Lines rows={4} />}
      {own && (
        <>
          <Section title={t('profile.picture')}>
            <PictureField account={own.account} />
          </Section>
          <Section title={t('profile.about')}>
            <Later fallback={<div className={classes.form} />}>
              <ProfileForm key={own.account.id} own={own} />
            </Later>
          </Section>
        </>
      )}
    </Page>
  );
}
