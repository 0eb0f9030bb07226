import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/page';
import { FavouritesList } from '@/features/wishes/favourites-list';
import { SavedNav } from '@/features/wishes/saved-nav';
import { loadPart } from '@/i18n/parts';
import { requireSession } from '@/lib/guard';

export const Route = createFileRoute('/saved/')({
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => loadPart('find'),
  component: SavedPage,
});

function SavedPage() {
  const { t } = useTranslation('find');
  return (
    <Page title={t('saved.title')} lead={t('saved.lead')}>
      <SavedNav />
      <FavouritesList />
    </Page>
  );
}
