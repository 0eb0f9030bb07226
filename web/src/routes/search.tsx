import { createFileRoute } from '@tanstack/react-router';
import { Search } from '@/features/search/search';
import { SaveSearch } from '@/features/wishes/save-search';
import { loadPart } from '@/i18n/parts';
import { readSearch, type SearchState } from '@/lib/search-state';

export const Route = createFileRoute('/search')({
  // The router keeps what a validation leaves out, so that the page itself reads what it understands.
  validateSearch: (raw: Record<string, unknown>): SearchState => raw,
  loader: () => loadPart('find'),
  component: SearchPage,
});

function SearchPage() {
  const state = Route.useSearch({ select: readSearch, structuralSharing: true });
  return <Search state={state} save={(currency) => <SaveSearch state={state} currency={currency} />} />;
}
