import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageChoice } from '@/components/language-choice';
import { Page } from '@/components/page';
import { ProblemBox } from '@/components/problem-text';
import { Section } from '@/components/section';
import { ThemeChoice } from '@/components/theme-choice';
import { useChangePreference } from '@/lib/account/patch-account';

export const Route = createFileRoute('/settings/display')({ component: DisplayPage });

function DisplayPage() {
  const { t } = useTranslation();
  const { mutate, error } = useChangePreference();
  return (
    <Page title={t('display.title')} lead={t('display.lead')}>
      {error && <ProblemBox error={error} />}
      <Section title={t('language.label')} lead={t('language.hint')}>
        <LanguageChoice onChoose={(language) => mutate({ language })} />
      </Section>
      <Section title={t('theme.label')} lead={t('theme.hint')}>
        <ThemeChoice onChoose={(theme) => mutate({ theme })} />
      </Section>
    </Page>
  );
}
