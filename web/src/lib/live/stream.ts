// One pass over the live stream: opens it, hands on each event, and returns when it ends. Whoever calls it decides
// about waiting and trying again.
import { createParser } from 'eventsource-parser';
import { problemFrom } from '@/api/problem';

export type LiveEvent = { id: string | undefined; type: string; data: unknown };

/** The server sends a comment every 20 s; silence for twice as long means a dead connection. */
const silenceMs = 45_000;

type Options = {
  token: string;
  lastEventId: string | undefined;
  signal: AbortSignal;
  onOpen: () => void;
  onEvent: (event: LiveEvent) => void;
};

export async function readStream({ token, lastEventId, signal, onOpen, onEvent }: Options): Promise<void> {
  const silence = new AbortController();
  const response = await fetch(`${location.origin}/api/v1/live`, {
    headers: {
      Accept: 'text/event-stream',
      Authorization: `Bearer ${token}`,
      ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}),
    },
    cache: 'no-store',
    signal: AbortSignal.any([signal, silence.signal]),
  });
  if (!response.ok || !response.body) throw problemFrom(response, await response.json().catch(() => undefined));
  onOpen();
  const parser = createParser({
    onEvent: ({ id, event, data }) => onEvent({ id, type: event ?? 'message', data: parse(data) }),
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    while (true) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(timer);
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
