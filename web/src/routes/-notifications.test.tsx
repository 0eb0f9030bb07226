import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Notification, NotificationPreferences } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { renderAt } from '@/test/render';
import { problem, server, session, url } from '@/test/server';

const user = userEvent.setup();

const notice: Notification = {
  id: '01900000-0000-7000-8000-00000000b001',
  kind: 'sold',
  group: 'orders',
  at: '2026-11-24T08:00:00.000Z',
  unread: true,
  title: 'Sold: The Hobbit',
  text: 'Agree on a place and a time.',
  button: 'To the order',
  path: '/orders/1',
};

/** The inbox of one notice, and what the page asked of it. */
function serveNotices() {
  const asked: unknown[] = [];
  let now: Notification | undefined = notice;
  const unread = () => HttpResponse.json({ notifications: now?.unread ? 1 : 0 });
  server.use(
    http.get(url('/notifications/unread'), unread),
    http.get(url('/notifications'), ({ request }) => {
      const { searchParams } = new URL(request.url);
      const shown =
        now && (searchParams.get('unread') !== 'true' || now.unread) && searchParams.get('group') !== 'offers';
      return HttpResponse.json({ items: shown ? [now] : [], next: null });
    }),
    http.put(url('/notifications/read'), async ({ request }) => {
      asked.push(await request.json());
      now = now && { ...now, unread: false };
      return unread();
    }),
    http.delete(url(`/notifications/${notice.id}`), () => {
      now = undefined;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return asked;
}

beforeEach(() => beginSession(session()));

describe('the notification centre', () => {
  it('counts what is new in the bell, and marks all up to the newest as read', async () => {
    const asked = serveNotices();
    await renderAt('/notifications');
    const item = await screen.findByRole('link', { name: /Sold: The Hobbit/ });
    expect(item).toHaveAttribute('href', '/orders/1');
    expect(item).toHaveTextContent('New');
    expect(screen.getByRole('link', { name: 'Notifications 1 new' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Mark all as read' })).toBeNull());
    expect(await screen.findByRole('link', { name: 'Notifications' })).toBeVisible();
    expect(asked).toEqual([{ until: notice.at }]);
  });

  it('takes one away', async () => {
    serveNotices();
    await renderAt('/notifications');
    await user.click(await screen.findByRole('button', { name: 'Remove: Sold: The Hobbit' }));
    expect(await screen.findByText('All caught up.')).toBeVisible();
  });

  it('shows one kind, and which it is', async () => {
    serveNotices();
    await renderAt('/notifications?group=offers');
    expect(await screen.findByText('Nothing here.')).toBeVisible();
    const nav = screen.getByRole('navigation', { name: 'Which' });
    expect(within(nav).getByRole('link', { current: 'page' })).toHaveTextContent('Offers');
  });

  it('offers another try', async () => {
    server.use(http.get(url('/notifications'), () => problem(403, 'forbidden')));
    await renderAt('/notifications');
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

describe('preferences', () => {
  const preferences: NotificationPreferences = {
    groups: [
      { group: 'security', in_app: true, email: 'at_once', required: true },
      { group: 'offers', in_app: true, email: 'at_once', required: false },
    ],
    quiet_hours: null,
    digest_hour: 18,
  };

  it('changes one way of one kind, and locks what is required', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(url('/notifications/preferences'), () => HttpResponse.json(preferences)),
      http.patch(url('/notifications/preferences'), async ({ request }) => {
        sent.push(await request.json());
        const quiet_hours = sent.length > 1 ? { from: 1320, to: 420 } : null;
        return HttpResponse.json({ ...preferences, quiet_hours });
      }),
    );
    await renderAt('/settings/notifications');
    const security = await screen.findByRole('row', { name: /^Security/ });
    expect(within(security).getAllByText('always')).toHaveLength(2);
    await user.selectOptions(screen.getByLabelText('Offers by e-mail'), 'daily');
    await user.click(screen.getByRole('switch', { name: 'Keep quiet hours' }));
    expect(await screen.findByLabelText('From')).toHaveValue('22:00');
    expect(sent).toEqual([{ groups: [{ group: 'offers', email: 'daily' }] }, { quiet_hours: { from: 1320, to: 420 } }]);
  });
});

describe('the link of a mail', () => {
  it('unsubscribes by its button only', async () => {
    const sent: [string | null, string][] = [];
    server.use(
      http.get(url('/notifications/subscription'), () => HttpResponse.json({ group: 'offers', subscribed: true })),
      http.post(url('/notifications/unsubscribe'), async ({ request }) => {
        sent.push([request.headers.get('Content-Type'), await request.text()]);
        return HttpResponse.json({ group: 'offers', subscribed: false });
      }),
    );
    await renderAt('/unsubscribe?token=abc');
    expect(await screen.findByText('E-mails about: Offers')).toBeVisible();
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Unsubscribe' }));
    expect(await screen.findByText('Done: you get no more of these e-mails.')).toBeVisible();
    expect(sent).toEqual([['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click']]);
  });

  it.each(['/unsubscribe', '/unsubscribe?token=wrong'])('says so when it is broken (%s)', async (path) => {
    server.use(http.get(url('/notifications/subscription'), () => problem(404, 'not_found')));
    await renderAt(path);
    expect(await screen.findByText(/This link is of no use/)).toBeVisible();
  });
});
