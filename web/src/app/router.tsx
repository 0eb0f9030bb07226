import type { QueryClient } from '@tanstack/react-query';
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { ErrorPage } from '@/components/error-page';
import { PagePending } from '@/components/page-pending';
import { routeTree } from '@/routeTree.gen';
import { isLostCode, reloadWhenReachable } from './lost-code';
import { parseSearch, stringifySearch } from './search-params';

export const makeRouter = (queryClient: QueryClient, history?: RouterHistory) =>
  createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    ...(history ? { history } : {}),
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: ({ error, reset }) => (
      <ErrorPage error={error} onRetry={isLostCode(error) ? () => void reloadWhenReachable() : reset} />
    ),
    defaultNotFoundComponent: () => <ErrorPage kind="notFound" />,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
