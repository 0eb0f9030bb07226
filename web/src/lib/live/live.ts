// Live updates of this browser. One tab, the one that holds the lock, keeps the stream open and relays every event
// to the others; when it closes, the next one in line takes over with the same Last-Event-ID.
import { Problem } from '@/api/problem';
import { withLock } from '@/lib/locks';
import { accessToken, refreshSession } from '@/lib/session/session';
import { backoffMs } from './backoff';
import { type LiveEvent, readStream } from './stream';

export type LiveStatus = 'off' | 'connecting' | 'open' | 'paused';

type Message =
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'status'; status: LiveStatus; lastEventId: string | undefined }
  | { kind: 'hello' };

export type Live = {
  status: () => LiveStatus;
  subscribe: (listener: () => void) => () => void;
  stop: () => void;
};

export function startLive(onEvent: (event: LiveEvent) => void): Live {
  const stopped = new AbortController();
  const { signal } = stopped;
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel('bv-live');
  let status: LiveStatus = 'connecting';
  let leads = false;
  let lastEventId: string | undefined;

  const become = (next: LiveStatus) => {
    if (status === next) return;
    status = next;
    for (const listener of listeners) listener();
  };
  const announce = (next: LiveStatus) => {
    become(next);
    if (!signal.aborted) channel.postMessage({ kind: 'status', status: next, lastEventId } satisfies Message);
  };

  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'hello') {
      if (leads) announce(status);
    } else if (data.kind === 'status') {
      lastEventId = data.lastEventId ?? lastEventId;
      if (!leads) become(data.status);
    } else {
      lastEventId = data.event.id ?? lastEventId;
      onEvent(data.event);
    }
  });
  channel.postMessage({ kind: 'hello' } satisfies Message);

  const lead = async () => {
    leads = true;
    let attempt = 0;
    while (!signal.aborted) {
      try {
        const token = accessToken();
        if (!token) return;
        await readStream({
          token,
          lastEventId,
          signal,
          onOpen: () => {
            attempt = 0;
            announce('open');
          },
          onEvent: (event) => {
            lastEventId = event.id ?? lastEventId;
            channel.postMessage({ kind: 'event', event } satisfies Message);
            onEvent(event);
          },
        });
      } catch (error) {
        if (signal.aborted) return;
        if (isStaleToken(error)) await refreshSession().catch(() => undefined);
      }
      if (signal.aborted) return;
      attempt += 1;
      // The end of a stream is everyday (a deploy, a sleeping laptop); only a second failure is worth a notice.
      announce(attempt > 1 ? 'paused' : 'connecting');
      await pause(backoffMs(attempt), signal);
    }
  };
  void withLock('bv-live', async () => {
    if (!signal.aborted) await lead();
  }).catch(() => undefined);

  return {
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopped.abort();
      become('off');
      channel.close();
    },
  };
}

const isStaleToken = (error: unknown) => error instanceof Problem && error.status === 401;

/** Waits, but not while the network is known to be back, nor after a stop. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
