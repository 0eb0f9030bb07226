import '@/styles/mantine.css';
import '@/styles/tokens.css';
import '@/styles/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setupI18n } from '@/i18n/setup';
import { restoreSession } from '@/lib/session/session';
import { App } from './app';
import { connect } from './connect';
import { reloadOnLostChunk } from './lost-code';
import { makeQueryClient } from './query-client';
import { makeRouter } from './router';
import { registerUpdates } from './updates';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const queryClient = makeQueryClient();
const router = makeRouter(queryClient);

reloadOnLostChunk();
// The code of the page comes while the session is asked for; what fails here fails again, and is shown, when it is needed.
for (const { routeId } of router.matchRoutes(router.latestLocation))
  void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById])?.catch(() => undefined);
await Promise.all([setupI18n(), restoreSession()]);
connect(queryClient, router);
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} router={router} />
  </StrictMode>,
);
if (import.meta.env.PROD) registerUpdates();
