import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { beginSession } from '@/lib/session/session';
import { draft, others, summaryOf } from '@/test/market';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const shelf = (name: string) => screen.findByRole('region', { name });

describe('/', () => {
  it('shows a visitor what is new', async () => {
    server.use(http.get(url('/listings'), () => HttpResponse.json({ items: [summaryOf(others)], next: null })));
    await renderAt('/');
    expect(await within(await shelf('New on the shelf')).findByRole('link', { name: 'The Hobbit' })).toHaveAttribute(
      'href',
      `/listings/${others.id}`,
    );
    expect(screen.queryByRole('region', { name: 'For your courses' })).toBeNull();
  });

  it('invites to be the first when there is nothing', async () => {
    await renderAt('/');
    expect(await screen.findByRole('link', { name: 'Be first to sell' })).toHaveAttribute('href', '/sell');
  });

  it('keeps the rest of the page when the market does not answer', async () => {
    server.use(http.get(url('/listings'), () => problem(404, 'not_found')));
    await renderAt('/');
    expect(await within(await shelf('New on the shelf')).findByRole('button', { name: 'Try again' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
  });

  it('has the books of one’s courses and the draft that one began', async () => {
    server.use(
      http.get(url('/accounts/me'), () => HttpResponse.json({ ...account, courses: ['LIT 101', 'PHYS 210'] })),
      http.get(url('/favourites'), () => HttpResponse.json({ items: [], next: null })),
      http.get(url('/listings/mine'), ({ request }) =>
        HttpResponse.json({
          items: new URL(request.url).searchParams.get('state') === 'draft' ? [summaryOf(draft)] : [],
          next: null,
        }),
      ),
      http.get(url('/search/listings'), ({ request }) => {
        const query = new URL(request.url).searchParams;
        expect(query.getAll('course')).toEqual(['LIT 101', 'PHYS 210']);
        return HttpResponse.json({ items: [{ ...summaryOf(others), title: 'Emma' }] });
      }),
    );
    beginSession(session());
    await renderAt('/');
    expect(await within(await shelf('For your courses')).findByRole('link', { name: 'Emma' })).toBeVisible();
    expect(await screen.findByText('You began to sell “The Hobbit”.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go on with it' })).toHaveAttribute('href', `/sell/${draft.id}`);
  });

  it('asks a new student for courses', async () => {
    beginSession(session());
    await renderAt('/');
    expect(within(await shelf('For your courses')).getByRole('link', { name: 'Name your courses' })).toBeVisible();
  });
});
