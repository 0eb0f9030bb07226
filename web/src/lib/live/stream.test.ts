import { HttpResponse, http } from 'msw';
import { expect, it, vi } from 'vitest';
import { problem, server, url } from '@/test/server';
import { type LiveEvent, readStream } from './stream';

const read = (onEvent: (event: LiveEvent) => void, lastEventId?: string) =>
  readStream({ token: 't', lastEventId, signal: new AbortController().signal, onOpen: () => undefined, onEvent });

it('hands on events, skips comments, and sends token and last id', async () => {
  const headers = vi.fn();
  server.use(
    http.get(url('/live'), ({ request }) => {
      headers(request.headers.get('Authorization'), request.headers.get('Last-Event-ID'));
      const text = ': beat\n\nid: 7\nevent: account.changed\ndata: {"version":4}\n\nevent: odd\ndata: {broken\n\n';
      return new HttpResponse(text, { headers: { 'Content-Type': 'text/event-stream' } });
    }),
  );
  const events: LiveEvent[] = [];
  await read((event) => events.push(event), '6');
  expect(headers).toHaveBeenCalledWith('Bearer t', '6');
  expect(events).toEqual([
    { id: '7', type: 'account.changed', data: { version: 4 } },
    { id: undefined, type: 'odd', data: undefined },
  ]);
});

it('rejects with the problem of the server', async () => {
  server.use(http.get(url('/live'), () => problem(401, 'unauthenticated')));
  await expect(read(() => undefined)).rejects.toMatchObject({ code: 'unauthenticated' });
});
