// Ties the session to the rest: whose data the cache holds, which page may be open, and the live stream.
import type { QueryClient } from '@tanstack/react-query';
import { accountQuery } from '@/lib/account/account';
import { askAgain } from '@/lib/live/ask-again';
import { type Live, type LiveStatus, startLive } from '@/lib/live/live';
import type { LiveEvent } from '@/lib/live/stream';
import { hearNotices } from '@/lib/notices/notices';
import { dropCodes } from '@/lib/orders/codes';
import { hearOrders } from '@/lib/orders/orders';
import { hearReviews } from '@/lib/reviews/reviews';
import { endSession, onSessionChange, sessionState } from '@/lib/session/session';
import { hearTalk } from '@/lib/talk/talk-events';
import type { makeRouter } from './router';

const pollMs = 30_000;

let live: Live | undefined;
const liveListeners = new Set<() => void>();

export const liveStatus = (): LiveStatus => live?.status() ?? 'off';

export function onLiveStatus(listener: () => void): () => void {
  liveListeners.add(listener);
  return () => liveListeners.delete(listener);
}

export function connect(client: QueryClient, router: ReturnType<typeof makeRouter>) {
  let owner: string | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let missed = false;
  let started = false;

  const onStatus = () => {
    clearInterval(poll);
    const status = liveStatus();
    if (status === 'paused') {
      missed = true;
      poll = setInterval(() => void client.invalidateQueries({ type: 'active' }), pollMs);
    }
    if (status === 'open' && missed) {
      missed = false;
      void client.invalidateQueries();
    }
    for (const listener of liveListeners) listener();
  };

  const onSession = () => {
    const state = sessionState();
    if (state.status === 'signed-out' && state.reason && state.reason !== 'offline') dropCodes();
    if (state.status === 'signed-in') {
      const { account } = state.session;
      if (owner === account.id) return;
      if (owner) forget(client);
      owner = account.id;
      // Shown at once; its missing tag and age make the next reader fetch it properly.
      client.setQueryData(accountQuery.queryKey, { account, etag: undefined }, { updatedAt: 1 });
      live?.stop();
      live = startLive((event) => onEvent(client, event));
      live.subscribe(onStatus);
      // Not before the router's own first load: the two would wait for each other.
      if (started) void router.invalidate();
    } else if (owner) {
      owner = undefined;
      live?.stop();
      live = undefined;
      onStatus();
      forget(client);
      const reason = state.status === 'signed-out' ? state.reason : undefined;
      if (reason === 'left' || reason === 'closed') void router.navigate({ to: '/' });
      else void router.invalidate();
    }
  };

  onSessionChange(onSession);
  onSession();
  started = true;
}

/**
 * Drops what the cache holds of a person. Not `clear()`: that takes queries away from under the pages that show them, which
 * then keep the data of somebody else, or wait for good for an answer that was called off.
 */
function forget(client: QueryClient) {
  client.removeQueries({ type: 'inactive' });
  void client.resetQueries();
  client.getMutationCache().clear();
}

function onEvent(client: QueryClient, event: LiveEvent) {
  const state = sessionState();
  if (state.status !== 'signed-in') return;
  renew(client, event, state.session.session_id);
  askAgain(client);
}

/** What the event makes old is read anew. */
function renew(client: QueryClient, { type, data }: LiveEvent, session: string) {
  if (hearTalk(client, type, data) || hearOrders(client, type, data)) return;
  if (hearReviews(client, type) || hearNotices(client, type, data)) return;
  if (type === 'session.ended') {
    if ((data as { session_id?: string })?.session_id === session) endSession('ended');
    else void client.invalidateQueries({ queryKey: ['sessions'] });
  } else if (type === 'account.changed') {
    const held = client.getQueryData(accountQuery.queryKey)?.account.version ?? 0;
    const version = (data as { version?: number })?.version ?? Number.POSITIVE_INFINITY;
    if (version > held) void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  } else if (type === 'case.decided' || type === 'case.reviewed') {
    void client.invalidateQueries({ queryKey: ['decisions'] });
  } else if (/^(offer|queue)\./.test(type)) {
    // They say that something changed; the pages that show it read it anew.
    const { listing } = (data ?? {}) as { listing?: string };
    const [kind] = type.split('.');
    void client.invalidateQueries({ queryKey: [kind === 'offer' ? 'offers' : 'queue'] });
    if (listing) void client.invalidateQueries({ queryKey: ['listing', listing] });
    // Conversations carry the state of the copy that they are about.
    void client.invalidateQueries({ queryKey: ['talk'] });
  } else if (type === 'resync') {
    void client.invalidateQueries();
  }
}
