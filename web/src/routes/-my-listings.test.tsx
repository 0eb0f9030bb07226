import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { offer, others, serveListing, summaryOf } from '@/test/market';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const own: Listing = { ...others, seller: account.id };

beforeEach(() => {
  beginSession(session());
  server.use(http.get(url('/market/holiday'), () => HttpResponse.json({ on: false })));
});

/** The lists follow what becomes of the one listing. */
function serveMine(listing: Listing) {
  const market = serveListing(listing);
  server.use(
    http.get(url('/listings/mine'), ({ request }) => {
      const state = new URL(request.url).searchParams.get('state');
      const items = market.listing.state === state ? [summaryOf(market.listing)] : [];
      return HttpResponse.json({ items, next: null });
    }),
    http.get(url('/listings/mine/interest'), ({ request }) => {
      const ids = new URL(request.url).searchParams.getAll('listing');
      return HttpResponse.json({ items: ids.map((id) => ({ id, favourites: 3, more: false })) });
    }),
  );
  return market;
}

describe('/my-listings', () => {
  it.each([
    ['', 'You have nothing for sale.'],
    ['?tab=draft', 'No drafts.'],
    ['?tab=reserved', 'Nobody has reserved a book of yours'],
    ['?tab=sold', 'Nothing sold yet.'],
    ['?tab=paused', 'Nothing is paused.'],
    ['?tab=withdrawn', 'Nothing withdrawn.'],
    ['?tab=nonsense', 'You have nothing for sale.'],
  ])('says what an empty %s is for', async (search, words) => {
    await renderAt(`/my-listings${search}`);
    expect(await screen.findByText(words, { exact: false })).toBeVisible();
  });

  it('changes a price in its place', async () => {
    const market = serveMine(own);
    await renderAt('/my-listings');
    await user.click(await screen.findByRole('button', { name: 'Change the price of The Hobbit' }));
    const price = screen.getByLabelText('Price');
    expect(price).toHaveValue('12.50');
    await user.clear(price);
    await user.type(price, 'nothing');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(price).toHaveAccessibleDescription('Enter a price like 12.50');
    await user.clear(price);
    await user.type(price, '9,99');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('€9.99')).toBeVisible();
    expect(market.asked).toEqual([{ what: 'patch', body: { price: 999 }, header: '"1"' }]);
  });

  it('says how many keep a copy in mind', async () => {
    serveMine(own);
    await renderAt('/my-listings');
    expect(await screen.findByText(/3 people keep it in mind/)).toBeVisible();
  });

  it('does without that when it cannot be told', async () => {
    serveMine(own);
    server.use(http.get(url('/listings/mine/interest'), () => problem(503, 'unavailable')));
    await renderAt('/my-listings');
    expect(await screen.findByRole('link', { name: 'The Hobbit' })).toBeVisible();
    expect(screen.queryByText(/keep it in mind/)).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('pauses with a way back', async () => {
    const market = serveMine(own);
    await renderAt('/my-listings');
    await user.click(await screen.findByRole('button', { name: 'Pause: The Hobbit' }));
    expect(await screen.findByText('You have nothing for sale.', { exact: false })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('link', { name: 'The Hobbit' })).toBeVisible();
    expect(market.asked.map(({ what }) => what)).toEqual(['pause', 'resume']);
  });

  it('brings a copy to the top, once a week', async () => {
    const weekAgo = new Date(Date.now() - 7 * 24 * 3600_000).toISOString();
    const market = serveMine({ ...own, published_at: weekAgo });
    await renderAt('/my-listings');
    await user.click(await screen.findByRole('button', { name: 'Bring to the top: The Hobbit' }));
    expect(await screen.findByText('“The Hobbit” comes first again')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Bring to the top: The Hobbit' })).toBeNull());
    expect(market.asked.map(({ what }) => what)).toEqual(['bump']);
  });

  it('goes on holiday, and says when that did not work', async () => {
    let on = false;
    server.use(
      http.put(url('/market/holiday'), async ({ request }) => {
        const body = (await request.json()) as { on: boolean };
        if (!body.on) return problem(503, 'unavailable');
        on = body.on;
        return HttpResponse.json({ on });
      }),
    );
    await renderAt('/my-listings');
    await user.click(await screen.findByRole('switch', { name: /^Holiday mode/ }));
    await waitFor(() => expect(screen.getByRole('switch')).toBeChecked());
    await user.click(screen.getByRole('switch'));
    expect(await screen.findByRole('alert')).toHaveTextContent('does not answer just now');
    expect(screen.getByRole('switch')).toBeChecked();
  });

  it('shows the refused lines of a table', async () => {
    server.use(
      http.post(url('/market/import'), () =>
        problem(422, 'invalid_lines', {
          faults: [
            { pointer: '/3/price', code: 'out_of_range', message: 'A price is at least 0.01.' },
            { pointer: '/7', code: 'broken_line', message: 'The quotes of this line do not match.' },
          ],
        }),
      ),
    );
    await renderAt('/my-listings');
    await user.upload(
      await screen.findByLabelText('Upload CSV'),
      new File(['id,price'], 'mine.csv', { type: 'text/csv' }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Nothing was imported');
    expect(within(alert).getByRole('row', { name: '3 price A price is at least 0.01.' })).toBeVisible();
    expect(within(alert).getByRole('row', { name: /^7 .*This line cannot be read/ })).toBeVisible();
  });

  it('tells what a table brought', async () => {
    server.use(
      http.post(url('/market/import'), () => HttpResponse.json({ created: [{ line: 2, id: own.id }], changed: [] })),
    );
    await renderAt('/my-listings');
    await user.upload(await screen.findByLabelText('Upload CSV'), new File(['id'], 'mine.csv', { type: 'text/csv' }));
    expect(await screen.findByText('1 added, 0 changed')).toBeVisible();
  });

  it('declines an offer', async () => {
    let state: 'made' | 'declined' = 'made';
    server.use(
      http.get(url('/offers'), ({ request }) => {
        const selling = new URL(request.url).searchParams.get('side') === 'selling';
        const can = state === 'made' ? ['accept', 'counter', 'decline'] : [];
        return HttpResponse.json({ items: selling ? [{ ...offer, state, can }] : [], next: null });
      }),
      http.post(url(`/offers/${offer.id}/decline`), () => {
        state = 'declined';
        return HttpResponse.json(offer);
      }),
    );
    await renderAt('/my-listings?tab=offers');
    const received = await screen.findByRole('region', { name: 'Offers for my books' });
    await user.click(await within(received).findByRole('button', { name: 'Decline: The Hobbit, €10.00' }));
    expect(await within(received).findByText(/Declined\./)).toBeVisible();
    expect(within(received).queryByRole('button')).toBeNull();
    expect(screen.getByText('You have made no offer yet.')).toBeVisible();
  });
});
