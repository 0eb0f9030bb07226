import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListingHit, ListingResults } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();

const hit = (n: number, title: string): ListingHit => ({
  id: `01900000-0000-7000-8000-0000000001${n}`,
  seller: '01900000-0000-7000-8000-000000000002',
  title,
  authors: ['Carlos Ruiz Zafón'],
  isbn13: null,
  year: null,
  language: 'es',
  edition: '',
  price: { amount: 900, currency: 'EUR' },
  condition: 'good',
  negotiable: false,
  campus: 'uni.example',
  courses: [],
  cover: null,
  published_at: '2026-11-25T00:30:00.000Z',
  seller_rating: null,
});

const found = (items: ListingHit[], more: Partial<ListingResults> = {}): ListingResults => ({
  items,
  next: null,
  total: items.length,
  exact: true,
  facets: { subject: [], course: [], condition: [], language: [], price: [], campus: [], seller_rating: [] },
  did_you_mean: null,
  ignored: [],
  ...more,
});

/** What the page asked, newest last. */
let asked: URLSearchParams[] = [];
const answerWith = (results: (query: URLSearchParams) => ListingResults | Response) =>
  server.use(
    http.get(url('/search/listings'), ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const answer = results(query);
      return answer instanceof Response ? answer : HttpResponse.json(answer);
    }),
    http.get(url('/search/suggestions'), () =>
      HttpResponse.json({ titles: ['The Shadow'], authors: ['Carlos Ruiz Zafón'], courses: [] }),
    ),
  );
const last = () => asked.at(-1);
const narrow = globalThis.matchMedia;
const wideScreen = () =>
  vi.stubGlobal('matchMedia', (query: string) => ({ ...narrow(query), matches: query.includes('min-width') }));

beforeEach(() => {
  asked = [];
  wideScreen();
});
afterEach(() => void vi.stubGlobal('matchMedia', narrow));

describe('/search', () => {
  it('asks what the address says, and drops what the server would refuse', async () => {
    answerWith(() => found([hit(10, 'La sombra')]));
    await renderAt('/search?q=1984&condition=good&condition=like_new&condition=shiny&colour=red&sort=best');
    expect(await screen.findByRole('heading', { level: 2, name: '1 result' })).toBeVisible();
    expect([...(last() ?? [])]).toEqual([
      ['q', '1984'],
      ['condition', 'good'],
      ['condition', 'like_new'],
      ['limit', '24'],
    ]);
    expect(screen.getByRole('combobox', { name: 'Search books' })).toHaveValue('1984');
    expect(document.title).toContain('1984');
  });

  it('puts a filter into the address and takes it back by its chip, with the focus on the results', async () => {
    answerWith((query) =>
      found(query.has('language') ? [hit(10, 'La sombra')] : [hit(10, 'La sombra'), hit(11, 'Emma')], {
        facets: {
          ...found([]).facets,
          language: [
            { value: 'es', count: 1 },
            { value: 'en', count: 1 },
          ],
        },
      }),
    );
    const { router } = await renderAt('/search?q=x');
    const languages = await screen.findByRole('group', { name: 'Language' });
    await user.click(within(languages).getByRole('checkbox', { name: 'Spanish 1' }));
    expect(await screen.findByRole('heading', { level: 2, name: '1 result' })).toBeVisible();
    expect(router.state.location.href).toBe('/search?q=x&language=es');
    await user.click(screen.getByRole('button', { name: 'Remove Language: Spanish' }));
    const heading = await screen.findByRole('heading', { level: 2, name: '2 results' });
    expect(heading).toHaveFocus();
    expect(router.state.location.href).toBe('/search?q=x');
  });

  it('shows no group that could not narrow anything', async () => {
    answerWith(() =>
      found([hit(10, 'La sombra')], {
        facets: {
          ...found([]).facets,
          campus: [{ value: 'uni.example', count: 1 }],
          seller_rating: [{ value: 'unrated', count: 1 }],
        },
      }),
    );
    server.use(http.get(url('/campuses'), () => problem(503, 'unavailable')));
    await renderAt('/search');
    await screen.findByRole('heading', { level: 2, name: '1 result' });
    expect(screen.queryByRole('group', { name: 'Campus' })).toBeNull();
    expect(screen.queryByRole('group', { name: 'Seller’s rating' })).toBeNull();
  });

  it('says what it made of the words, and about how many there are', async () => {
    answerWith((query) =>
      query.get('q') === 'zafom shadov qqq'
        ? found([hit(10, 'La sombra')], { total: 12_000, exact: false, did_you_mean: 'zafon shadow', ignored: ['qqq'] })
        : found([]),
    );
    const { router } = await renderAt('/search?q=zafom+shadov+qqq');
    expect(await screen.findByRole('heading', { level: 2, name: 'About 12,000 results' })).toBeVisible();
    expect(screen.getByText(/Left out.*qqq/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Search for that' }));
    await waitFor(() => expect(router.state.location.href).toBe('/search?q=zafon+shadow'));
  });

  it('searches while one types, a pause later, and tells the number when it rests', async () => {
    answerWith((query) => found(query.get('q') === 'zafon' ? [hit(10, 'La sombra')] : []));
    const { router } = await renderAt('/search');
    await screen.findByText(/Nothing is for sale yet/);
    const before = asked.length;
    await user.type(screen.getByRole('combobox', { name: 'Search books' }), 'zafon');
    expect(await screen.findByRole('heading', { level: 2, name: '1 result' })).toBeVisible();
    expect(asked.length).toBeLessThan(before + 5);
    expect(router.state.location.href).toBe('/search?q=zafon');
    const said = within(screen.getByRole('main')).getByRole('status');
    expect(said.textContent).not.toBe('1 result');
    await waitFor(() => expect(said).toHaveTextContent('1 result'), { timeout: 3_000 });
  });

  it('shows what is near when nothing fits, and does without when nothing is near', async () => {
    answerWith((query) => found(query.get('q') === 'winding' ? [hit(10, 'The Winding Stair')] : []));
    const { router } = await renderAt('/search?q=a+winding+labyrinth');
    const near = await screen.findByRole('region', { name: 'Nearly what you look for' });
    expect(within(near).getByRole('link', { name: 'The Winding Stair' })).toBeVisible();
    expect(asked.map((query) => query.get('q'))).toEqual(['a winding labyrinth', 'labyrinth', 'winding']);
    await act(() => router.navigate({ to: '/search', search: { q: 'gone labyrinth' } }));
    await waitFor(() => expect(asked.at(-1)?.get('q')).toBe('gone'));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Nearly what you look for' })).toBeNull());
  });

  it('names the filter that is in the way', async () => {
    answerWith((query) =>
      query.has('course')
        ? found([], {
            facets: {
              ...found([]).facets,
              course: [{ value: 'MATH 101', count: 7 }],
              condition: [{ value: 'good', count: 0 }],
            },
          })
        : found([hit(10, 'La sombra')]),
    );
    const { router } = await renderAt('/search?course=PHYS+9&condition=good');
    expect(await screen.findByText('at least 7 results')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Drop Condition: Good' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Drop Course: PHYS 9' }));
    await waitFor(() => expect(router.state.location.href).toBe('/search?condition=good'));
  });

  it('keeps old results and filters when an answer fails, and tries again', async () => {
    let broken = false;
    answerWith(() =>
      broken
        ? problem(429, 'too_many_requests', {}, { 'Retry-After': '7' })
        : found([hit(10, 'La sombra')], {
            total: 2,
            facets: { ...found([]).facets, language: [{ value: 'es', count: 1 }] },
          }),
    );
    await renderAt('/search');
    const spanish = await screen.findByRole('checkbox', { name: 'Spanish 1' });
    broken = true;
    await user.click(spanish);
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 7 seconds.');
    expect(screen.getByRole('heading', { level: 3, name: 'La sombra' })).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Spanish 1' })).toBeChecked();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('loads more and goes on at the first new one', async () => {
    answerWith((query) =>
      query.get('after') === 'two'
        ? found([hit(11, 'Marina')], { total: 2 })
        : found([hit(10, 'La sombra')], { total: 2, next: 'two' }),
    );
    await renderAt('/search');
    await user.click(await screen.findByRole('button', { name: 'Load more' }));
    const link = await screen.findByRole('link', { name: 'Marina' });
    await waitFor(() => expect(link).toHaveFocus());
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });

  it('suggests words and takes them by keys', async () => {
    answerWith(() => found([hit(10, 'La sombra')]));
    const { router } = await renderAt('/help');
    const box = await screen.findByRole('combobox', { name: 'Search books' });
    await user.type(box, 'zaf');
    expect(await screen.findByRole('option', { name: 'The Shadow' })).toBeVisible();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('option', { name: 'Carlos Ruiz Zafón' })).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{ArrowDown}');
    expect(box).not.toHaveAttribute('aria-activedescendant');
    await user.keyboard('{ArrowUp}{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Find a book' })).toHaveFocus();
    expect(router.state.location.href).toBe('/search?q=Carlos+Ruiz+Zaf%C3%B3n');
  });

  it('sorts by distance only from a campus', async () => {
    answerWith(() => found([hit(10, 'La sombra')]));
    await renderAt('/search?sort=distance');
    const sort = await screen.findByRole('combobox', { name: 'Sort by' });
    expect(within(sort).queryByRole('option', { name: 'Nearest campus' })).toBeNull();
    expect(sort).toHaveValue('newest');
    await user.selectOptions(sort, 'Lowest price');
    await waitFor(() => expect(last()?.get('sort')).toBe('price_up'));
  });
});

describe('hearts', () => {
  const signedIn = () => beginSession(session());
  const heart = (title: string) => screen.findByRole('button', { name: `Save “${title}”` });

  it('lead visitors to the sign-in and back', async () => {
    answerWith(() => found([hit(10, 'Marina')]));
    await renderAt('/search?q=x');
    const link = await screen.findByRole('link', { name: 'Save “Marina”' });
    expect(link).toHaveAttribute('href', `/sign-in?return_to=${encodeURIComponent('/search?q=x')}`);
  });

  it('of a page are asked for at once; one’s own copies have none', async () => {
    const questions: string[][] = [];
    const own = { ...hit(12, 'Mine'), seller: account.id };
    answerWith(() => found([hit(10, 'Marina'), hit(11, 'Emma'), own]));
    signedIn();
    server.use(
      http.get(url('/favourites'), ({ request }) => {
        questions.push(new URL(request.url).searchParams.getAll('listing'));
        return HttpResponse.json({ items: [{ id: hit(11, '').id }], next: null });
      }),
    );
    await renderAt('/search');
    await waitFor(async () => expect(await heart('Emma')).toHaveAttribute('aria-pressed', 'true'));
    expect(await heart('Marina')).toHaveAttribute('aria-pressed', 'false');
    expect(screen.queryByRole('button', { name: 'Save “Mine”' })).toBeNull();
    expect(questions).toHaveLength(1);
    expect(questions[0]).toEqual(expect.arrayContaining([hit(10, '').id, hit(11, '').id]));
  });

  it('fill at once, and empty again with a word of why', async () => {
    answerWith(() => found([hit(10, 'Marina')]));
    signedIn();
    const sent: string[] = [];
    server.use(
      http.get(url('/favourites'), () => HttpResponse.json({ items: [], next: null })),
      http.put(url(`/favourites/${hit(10, '').id}`), () => {
        sent.push('PUT');
        return sent.length === 1 ? problem(409, 'too_many_favourites') : HttpResponse.json({});
      }),
      http.delete(url(`/favourites/${hit(10, '').id}`), () => {
        sent.push('DELETE');
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await renderAt('/search');
    const marina = await heart('Marina');
    await user.click(marina);
    expect(await screen.findByText('You keep as many as you can: 500.')).toBeVisible();
    expect(marina).toHaveAttribute('aria-pressed', 'false');
    await user.click(marina);
    expect(marina).toHaveAttribute('aria-pressed', 'true');
    await user.click(marina);
    await waitFor(() => expect(sent).toEqual(['PUT', 'PUT', 'DELETE']));
    expect(marina).toHaveAttribute('aria-pressed', 'false');
  });
});

describe('/search on phones', () => {
  it('has its filters in a sheet whose button says what is behind it', async () => {
    vi.stubGlobal('matchMedia', narrow);
    answerWith((query) =>
      found(query.has('condition') ? [hit(10, 'La sombra')] : [hit(10, 'La sombra'), hit(11, 'Marina')], {
        facets: { ...found([]).facets, condition: [{ value: 'good', count: 1 }] },
      }),
    );
    await renderAt('/search');
    await user.click(await screen.findByRole('button', { name: 'Filters' }));
    const sheet = await screen.findByRole('dialog', { name: 'Filters' });
    expect(await within(sheet).findByRole('button', { name: 'Show 2 results' })).toBeVisible();
    await user.click(within(sheet).getByRole('checkbox', { name: 'Good 1' }));
    await user.click(await within(sheet).findByRole('button', { name: 'Show 1 result' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('button', { name: 'Filters, 1 chosen' })).toBeVisible();
  });
});
