import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ErrorBoundary } from 'react-error-boundary';
import { Toasts } from '@/components/toast/toasts';
import { LastResort } from './last-resort';
import { Preferences } from './preferences';
import type { makeRouter } from './router';
import { StatusBar } from './status-bar';
import { cssVariables, theme } from './theme';

// Browsers hide the attribute from getAttribute, not from the property.
const nonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const schemes = localStorageColorSchemeManager({ key: 'bv.theme' });

type Props = { queryClient: QueryClient; router: ReturnType<typeof makeRouter> };

export function App({ queryClient, router }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      getStyleNonce={nonce}
      env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
    >
      <ErrorBoundary FallbackComponent={LastResort}>
        <QueryClientProvider client={queryClient}>
          <Toasts />
          <Preferences />
          <RouterProvider router={router} />
          <StatusBar />
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}
