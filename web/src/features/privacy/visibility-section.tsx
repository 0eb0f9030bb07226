import { Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { useChangePreference } from '@/lib/account/patch-account';

export function VisibilitySection({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { mutate, error, isPending, variables } = useChangePreference();
  const shown = isPending ? (variables.profile_visible ?? account.profile_visible) : account.profile_visible;
  return (
    <Section title={t('visibility.title')} lead={t('visibility.lead')}>
      {error && <ProblemBox error={error} />}
      <Switch
        label={t('visibility.switch')}
        description={shown ? t('visibility.shown') : t('visibility.hidden')}
        checked={shown}
        onChange={(event) => mutate({ profile_visible: event.currentTarget.checked })}
      />
      {shown && (
        <p>
          <Link to="/people/$id" params={{ id: account.id }}>
            {t('visibility.view')}
          </Link>
        </p>
      )}
    </Section>
  );
}
