import { delay, HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, api } from '@/api/client';
import { problem, server, session, url } from '@/test/server';
import {
  accessToken,
  beginSession,
  endSession,
  onSessionChange,
  refreshSession,
  restoreSession,
  sessionState,
} from './session';

let refreshes = 0;

beforeEach(() => {
  refreshes = 0;
  server.use(
    http.post(url('/sessions/refresh'), async ({ request }) => {
      refreshes += 1;
      expect(request.headers.get('X-BookVerse')).toBe('1');
      expect(request.headers.get('Authorization')).toBeNull();
      await delay(20);
      return HttpResponse.json(session(`fresh-${refreshes}`));
    }),
  );
});

describe('the session', () => {
  it('does not ask the server for a visitor who never signed in', async () => {
    await restoreSession();
    expect(refreshes).toBe(0);
    expect(sessionState()).toEqual({ status: 'signed-out' });
  });

  it('is restored from the cookie when there was one', async () => {
    localStorage.setItem('bv.session', 'yes');
    await restoreSession();
    expect(accessToken()).toBe('fresh-1');
  });

  it('refreshes once for many that ask at the same time', async () => {
    beginSession(session('old'));
    await Promise.all([refreshSession(), refreshSession(), refreshSession()]);
    expect(refreshes).toBe(1);
    expect(accessToken()).toBe('fresh-1');
  });

  it('renews on 401 and asks again, once for parallel requests', async () => {
    beginSession(session('old'));
    server.use(
      http.get(url('/sessions'), ({ request }) =>
        request.headers.get('Authorization') === 'Bearer fresh-1'
          ? HttpResponse.json({ items: [] })
          : problem(401, 'unauthenticated'),
      ),
    );
    const list = () => answer(api.GET('/api/v1/sessions'));
    await expect(Promise.all([list(), list()])).resolves.toHaveLength(2);
    expect(refreshes).toBe(1);
  });

  it('leaves a 401 about a password alone', async () => {
    beginSession(session('old'));
    server.use(http.put(url('/accounts/me/password'), () => problem(401, 'wrong_credentials')));
    const change = answer(
      api.PUT('/api/v1/accounts/me/password', { body: { current_password: 'a', new_password: 'b' } }),
    );
    await expect(change).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(refreshes).toBe(0);
  });

  it('is over when the refresh is refused', async () => {
    server.use(http.post(url('/sessions/refresh'), () => problem(401, 'session_ended')));
    beginSession(session('old'));
    await expect(refreshSession()).rejects.toMatchObject({ code: 'session_ended' });
    expect(sessionState()).toEqual({ status: 'signed-out', reason: 'ended' });
    expect(localStorage.getItem('bv.session')).toBeNull();
  });

  it('survives a lost network', async () => {
    server.use(http.post(url('/sessions/refresh'), () => HttpResponse.error()));
    localStorage.setItem('bv.session', 'yes');
    await restoreSession();
    expect(sessionState()).toEqual({ status: 'signed-out', reason: 'offline' });
    expect(localStorage.getItem('bv.session')).toBe('yes');
  });

  it('never puts the token into storage', () => {
    beginSession(session('secret-token'));
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret-token');
  });

  it('tells other tabs, and follows them', async () => {
    const other = new BroadcastChannel('bv-session');
    const heard = vi.fn();
    other.addEventListener('message', (event) => heard((event as MessageEvent).data.kind));
    beginSession(session('mine'));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('began'));
    const changed = new Promise<void>((resolve) => onSessionChange(resolve));
    other.postMessage({ kind: 'over', reason: 'left' });
    await changed;
    expect(sessionState()).toEqual({ status: 'signed-out', reason: 'left' });
    endSession('left');
    other.close();
  });
});
