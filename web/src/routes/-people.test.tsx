import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '@/test/render';
import { problem, server, url } from '@/test/server';

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
