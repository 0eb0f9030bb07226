import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { PreferencesView } from '@/features/notices/preferences-view';
import { loadPart } from '@/i18n/parts';

export const Route = createFileRoute('/settings/notifications')({
  loader: () => Promise.all([loadPart('notices'), loadPart('checkout')]),
  component: PreferencesPage,
});

function PreferencesPage() {
  const { t } = useTranslation('notices');
  return (
    <Page title={t('pref.title')} lead={t('pref.lead')} width="reading">
      <PreferencesView />
    </Page>
  );
}
