// The session of this browser. The access token lives in memory only; tabs hand it to each other over a
// BroadcastChannel, and the refresh token is a cookie that no script can read.
import { asProblem, Problem, problemFrom } from '@/api/problem';
import type { Session } from '@/api/types';
import { withLock } from '@/lib/locks';
import { storage } from '@/lib/storage';

export type SessionState =
  | { status: 'unknown' }
  | { status: 'signed-out'; reason?: EndReason }
  | { status: 'signed-in'; session: Session };
/** `left`: asked for here. `ended`: elsewhere, or it ran out. `offline`: there may be one, the server cannot be asked. */
export type EndReason = 'left' | 'ended' | 'closed' | 'offline';

type Message = { kind: 'began'; session: Session; staleAt: number } | { kind: 'over'; reason: EndReason };

const hintKey = 'bv.session';
const renewedKey = 'bv.renewed';
/** Renewed this long before it expires. */
const aheadMs = 60_000;

let state: SessionState = { status: 'unknown' };
let staleAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let pending: Promise<void> | undefined;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('bv-session');

function become(next: SessionState) {
  state = next;
  for (const listener of listeners) listener();
}

function hold(session: Session, stale: number) {
  staleAt = stale;
  clearTimeout(timer);
  timer = setTimeout(() => void refreshSession().catch(() => undefined), Math.max(1_000, stale - Date.now()));
  become({ status: 'signed-in', session });
}

function drop(reason?: EndReason) {
  clearTimeout(timer);
  staleAt = 0;
  become(reason ? { status: 'signed-out', reason } : { status: 'signed-out' });
}

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.kind === 'began') hold(data.session, data.staleAt);
  else if (state.status === 'signed-in') drop(data.reason);
});

export const sessionState = () => state;
export const accessToken = () => (state.status === 'signed-in' ? state.session.access_token : undefined);
export const tokenIsStale = () => state.status === 'signed-in' && Date.now() >= staleAt;

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function beginSession(session: Session) {
  const stale = Date.now() + Math.max(5_000, session.expires_in * 1_000 - aheadMs);
  storage.set(hintKey, 'yes');
  storage.set(renewedKey, String(Date.now()));
  hold(session, stale);
  channel?.postMessage({ kind: 'began', session, staleAt: stale } satisfies Message);
}

export function endSession(reason: EndReason) {
  storage.set(hintKey, null);
  drop(reason);
  channel?.postMessage({ kind: 'over', reason } satisfies Message);
}

/** Before the browser leaves for a sign-in provider: on return there is a cookie which this app has not seen. */
export const expectSession = () => storage.set(hintKey, 'maybe');

/** One refresh at a time, in this tab and among all tabs. Rejects with a Problem; `session_ended` also signs out. */
export function refreshSession(): Promise<void> {
  pending ??= refresh().finally(() => {
    pending = undefined;
  });
  return pending;
}

async function refresh() {
  const askedAt = Date.now();
  await withLock('bv-refresh', async () => {
    if (await renewedByAnotherTab(askedAt)) return;
    const response = await fetch(`${location.origin}/api/v1/sessions/refresh`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'X-BookVerse': '1' },
    }).catch((error) => {
      throw asProblem(error);
    });
    const body = await response.json().catch(() => undefined);
    if (response.ok) return beginSession(body as Session);
    // A visit to a provider that led to nothing is no lost session.
    if (response.status === 401) endSession(storage.get(hintKey) === 'maybe' ? 'left' : 'ended');
    throw problemFrom(response, body);
  });
}

/** True when another tab renewed while this one waited for the lock: its message may still be under way. */
async function renewedByAnotherTab(askedAt: number): Promise<boolean> {
  if (Number(storage.get(renewedKey) ?? 0) <= askedAt || !channel) return false;
  if (state.status === 'signed-in' && !tokenIsStale()) return true;
  return new Promise((resolve) => {
    const stop = onSessionChange(() => done(true));
    const late = setTimeout(() => done(false), 500);
    const done = (seen: boolean) => {
      stop();
      clearTimeout(late);
      resolve(seen);
    };
  });
}

/** At start: a visitor who never signed in here is not asked for; anybody else tries the cookie. */
export async function restoreSession(): Promise<void> {
  const unsure = state.status === 'unknown' || (state.status === 'signed-out' && state.reason === 'offline');
  if (!unsure) return;
  if (storage.get(hintKey) === null) return drop();
  await refreshSession().catch((error) => {
    if (!(error instanceof Problem) || error.status !== 401) drop('offline');
  });
}

/** For tests. */
export function resetSession() {
  clearTimeout(timer);
  state = { status: 'unknown' };
  pending = undefined;
}
