import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { beginSession } from '@/lib/session/session';
import { renderAt } from '@/test/render';
import { problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const id = '01900000-0000-7000-8000-000000000002';
const listing = (n: number, title: string) => ({
  id: `01900000-0000-7000-8000-0000000001${n}`,
  title,
  authors: ['Jane Austen'],
  price: { amount: 1250, currency: 'EUR' },
  condition: 'like_new',
  cover: null,
});

beforeEach(() =>
  server.use(
    http.get(url(`/accounts/${id}`), () =>
      HttpResponse.json({
        id,
        name: 'Ben Ode',
        bio: '',
        picture_id: null,
        campus: null,
        courses: [],
        member_since: '2026-10-01T08:00:00.000Z',
        verified: true,
      }),
    ),
  ),
);

describe('/people/$id', () => {
  it('lists what the person sells, page after page', async () => {
    server.use(
      http.get(url('/listings'), ({ request }) => {
        const query = new URL(request.url).searchParams;
        if (query.get('seller') !== id) return problem(404, 'not_found');
        return HttpResponse.json(
          query.get('after') === 'two'
            ? { items: [listing(11, 'Persuasion')], next: null }
            : { items: [listing(10, 'Emma')], next: 'two' },
        );
      }),
    );
    await renderAt(`/people/${id}`);
    expect(await screen.findByRole('heading', { level: 3, name: 'Emma' })).toBeVisible();
    expect(screen.getByText('€12.50')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('heading', { level: 3, name: 'Persuasion' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('says what failed and tries again', async () => {
    server.use(http.get(url('/listings'), () => problem(404, 'not_found'), { once: true }));
    await renderAt(`/people/${id}`);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { level: 1, name: 'Ben Ode' });
    expect(screen.queryByRole('heading', { name: 'For sale' })).toBeNull();
  });
});

describe('reporting', () => {
  const open = async () => {
    beginSession(session());
    await renderAt(`/people/${id}`);
    await user.click(await screen.findByRole('button', { name: 'Report' }));
    return screen.findByRole('dialog', { name: 'Report this person' });
  };

  it('asks for a reason, and for words where the reason says nothing', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(url('/reports'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    const dialog = await open();
    expect(within(dialog).queryByRole('radio', { name: /Not as described/ })).toBeNull();
    const send = within(dialog).getByRole('button', { name: 'Send the report' });
    await user.click(send);
    const summary = await within(dialog).findByRole('alert');
    await user.click(within(summary).getByRole('link', { name: 'Choose what is wrong' }));
    expect(within(dialog).getAllByRole('radio')[0]).toHaveFocus();
    await user.click(within(dialog).getByRole('radio', { name: /Something else/ }));
    await user.click(send);
    await within(dialog).findByRole('link', { name: 'Tell us in a few words what is wrong' });
    await user.type(within(dialog).getByRole('textbox', { name: /own words/ }), ' Sells my stolen bike ');
    await user.click(send);
    expect(await screen.findByRole('dialog', { name: 'Thank you' })).toBeVisible();
    expect(sent).toEqual([{ kind: 'person', id, reason: 'other', text: 'Sells my stolen bike' }]);
    await user.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) as HTMLElement);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says why the server refused', async () => {
    server.use(http.post(url('/reports'), () => problem(409, 'enough_reports')));
    const dialog = await open();
    await user.click(within(dialog).getByRole('radio', { name: /Fraud/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Send the report' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('This is being looked at already. Thank you.');
  });

  it('leads visitors to the sign-in and back', async () => {
    await renderAt(`/people/${id}`);
    const link = await screen.findByRole('link', { name: 'Report' });
    expect(link).toHaveAttribute('href', `/sign-in?return_to=${encodeURIComponent(`/people/${id}`)}`);
  });
});
