import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Favourite, ListingSummary, SavedSearch } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const id = (n: number) => `01900000-0000-7000-8000-0000000002${n}`;
const euros = (amount: number) => ({ amount, currency: 'EUR' });

const listing = (n: number, title: string, price: number): ListingSummary => ({
  id: id(n),
  version: 1,
  state: 'published',
  shown: true,
  seller: id(99),
  edition_id: id(98),
  title,
  authors: ['Jane Austen'],
  isbn13: null,
  price: euros(price),
  condition: 'good',
  campus: null,
  courses: [],
  negotiable: false,
  cover: null,
  published_at: '2026-11-25T00:30:00.000Z',
  reserved_until: null,
  seller_rating: null,
});

const favourite = (n: number, title: string, then: number, now: number | null): Favourite => ({
  id: id(n),
  since: '2026-11-24T00:30:00.000Z',
  title,
  price_then: euros(then),
  availability: now === null ? 'gone' : 'for_sale',
  listing: now === null ? null : listing(n, title, now),
});

const search: SavedSearch = {
  id: id(50),
  label: 'Austen for the seminar',
  criteria: {
    text: 'austen',
    isbn: null,
    courses: ['ENG 101'],
    subjects: [],
    campus: null,
    max_price: euros(999),
    conditions: ['good'],
    language: null,
  },
  frequency: 'daily',
  wanted: false,
  note: '',
  created_at: '2026-11-24T00:30:00.000Z',
};

const page = <T,>(items: T[]) => HttpResponse.json({ items, next: null });

beforeEach(() => beginSession(session()));

describe('/saved', () => {
  it('says what got cheaper, what dearer, and what is gone', async () => {
    const all = [
      favourite(10, 'Emma', 1_200, 1_000),
      favourite(11, 'Persuasion', 500, 650),
      favourite(12, 'Sanditon', 500, 500),
      favourite(13, 'Lady Susan', 400, null),
    ];
    server.use(
      http.get(url('/favourites'), ({ request }) => {
        const asked = new URL(request.url).searchParams.getAll('listing');
        return page(asked.length > 0 ? all.filter((one) => asked.includes(one.id)) : all);
      }),
      http.delete(url(`/favourites/${id(13)}`), () => new HttpResponse(null, { status: 204 })),
    );
    await renderAt('/saved');
    expect(await screen.findByText('€2.00 less than when you saved it')).toBeVisible();
    expect(screen.getByText('€1.50 more than when you saved it')).toBeVisible();
    expect(screen.getAllByText(/when you saved it/)).toHaveLength(2);
    const gone = screen.getByRole('region', { name: 'No longer for sale' });
    expect(within(gone).getByRole('link', { name: 'Find another copy: Lady Susan' })).toHaveAttribute(
      'href',
      '/search?q=Lady+Susan',
    );
    await user.click(within(gone).getByRole('button', { name: 'Remove Lady Susan' }));
    await waitFor(() => expect(screen.queryByText('Lady Susan')).toBeNull());
  });

  it('tells how to save when nothing is', async () => {
    server.use(http.get(url('/favourites'), () => page([])));
    await renderAt('/saved');
    expect(await screen.findByText(/Press the heart on a book/)).toBeVisible();
  });
});

describe('/saved/searches', () => {
  it('changes how often it tells, and goes back when that fails', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(url('/saved-searches'), () => page([search])),
      http.patch(url(`/saved-searches/${search.id}`), async ({ request }) => {
        sent.push(await request.json());
        return problem(409, 'changed_meanwhile');
      }),
    );
    await renderAt('/saved/searches');
    const often = await screen.findByRole('combobox', { name: 'Tell me' });
    expect(often).toHaveValue('daily');
    await user.selectOptions(often, 'At once');
    expect(await screen.findByText('This was changed elsewhere in the meantime.')).toBeVisible();
    expect(sent).toEqual([{ frequency: 'at_once' }]);
    expect(often).toHaveValue('daily');
  });

  it('deletes, and takes that back with everything that it was', async () => {
    let there = [search];
    const made: unknown[] = [];
    server.use(
      http.get(url('/saved-searches'), () => page(there)),
      http.delete(url(`/saved-searches/${search.id}`), () => {
        there = [];
        return new HttpResponse(null, { status: 204 });
      }),
      http.post(url('/saved-searches'), async ({ request }) => {
        made.push(await request.json());
        there = [search];
        return HttpResponse.json(search, { status: 201 });
      }),
    );
    await renderAt('/saved/searches');
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: search.label })).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: search.label })).toBeVisible();
    expect(made).toEqual([
      {
        label: search.label,
        frequency: 'daily',
        wanted: false,
        note: '',
        criteria: { ...search.criteria, max_price: 999 },
      },
    ]);
  });

  it('shows what it found, also what is gone', async () => {
    server.use(
      http.get(url('/saved-searches'), () => page([search])),
      http.get(url(`/saved-searches/${search.id}/matches`), () =>
        page([
          {
            id: id(10),
            found_at: '2026-11-25T00:30:00.000Z',
            title: 'Emma',
            availability: 'reserved',
            listing: listing(10, 'Emma', 900),
          },
          { id: id(11), found_at: '2026-11-25T00:30:00.000Z', title: 'Sanditon', availability: 'gone', listing: null },
        ]),
      ),
    );
    await renderAt('/saved/searches');
    await user.click(await screen.findByRole('button', { name: 'What it found' }));
    expect(await screen.findByRole('link', { name: 'Emma' })).toHaveAttribute('href', `/listings/${id(10)}`);
    expect(screen.getByText('reserved')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Sanditon' })).toBeNull();
    expect(screen.getByText('gone')).toBeVisible();
  });
});

describe('/wanted', () => {
  const ads = () => server.use(http.get(url('/wanted'), () => page([])));

  it('needs a campus to hang an ad on', async () => {
    ads();
    await renderAt('/wanted');
    await user.click(await screen.findByRole('button', { name: 'Post a wanted ad' }));
    expect(await screen.findByRole('link', { name: 'Choose your campus' })).toHaveAttribute('href', '/settings');
  });

  it('posts what was typed, money in minor units', async () => {
    ads();
    const campus = { domain: 'uni.example', name: 'University' };
    beginSession({ ...session(), account: { ...account, campus } });
    server.use(http.get(url('/accounts/me'), () => HttpResponse.json({ ...account, campus })));
    const made: unknown[] = [];
    server.use(
      http.post(url('/saved-searches'), async ({ request }) => {
        made.push(await request.json());
        return HttpResponse.json(search, { status: 201 });
      }),
    );
    await renderAt('/wanted?campus=uni.example');
    await user.click(await screen.findByRole('button', { name: 'Post a wanted ad' }));
    await user.type(await screen.findByLabelText('Title, author or ISBN'), 'Emma');
    await user.type(screen.getByLabelText(/At most/), '12,5');
    await user.click(screen.getByRole('button', { name: 'Post it' }));
    await waitFor(() => expect(made).toHaveLength(1));
    expect(made[0]).toEqual({
      wanted: true,
      note: '',
      criteria: { text: 'Emma', campus: 'uni.example', max_price: 1_250 },
    });
    expect(await screen.findByText('Your wanted ad is up.')).toBeVisible();
  });
});
