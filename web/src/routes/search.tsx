import { createFileRoute } from '@tanstack/react-router';
import { Search } from '@/features/search/search';
import { loadPart } from '@/i18n/parts';
import { readSearch } from '@/lib/search-state';

export const Route = createFileRoute('/search')({
  validateSearch: readSearch,
  loader: () => loadPart('find'),
  component: SearchPage,
});

function SearchPage() {
  return <Search state={Route.useSearch()} />;
}
