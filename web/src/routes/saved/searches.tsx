import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { SavedNav } from '@/features/wishes/saved-nav';
import { SearchesList } from '@/features/wishes/searches-list';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';

export const Route = createFileRoute('/saved/searches')({
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('find'),
  component: SearchesPage,
});

function SearchesPage() {
  const { t } = useTranslation('find');
  return (
    <Page title={t('searches.title')} lead={t('searches.lead')}>
      <SavedNav />
      <SearchesList />
    </Page>
  );
}
