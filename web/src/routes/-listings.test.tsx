import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Listing, Offer } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { offer, others, serveListing, summaryOf } from '@/test/market';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const address = `/listings/${others.id}`;
const title = { level: 1, name: 'The Hobbit' };
const photo = (n: number) => ({ id: `01900000-0000-7000-8000-00000000b00${n}`, alt: '', width: 3, height: 4 });

beforeEach(() =>
  server.use(
    http.get(url(`/accounts/${others.seller}`), () =>
      HttpResponse.json({
        id: others.seller,
        name: 'Ben Ode',
        bio: '',
        picture_id: null,
        campus: null,
        courses: [],
        member_since: '2026-10-01T08:00:00.000Z',
        verified: true,
      }),
    ),
    http.get(url('/search/listings'), () => HttpResponse.json({ items: [] })),
    http.get(url('/favourites'), () => HttpResponse.json({ items: [], next: null })),
  ),
);

const offersAre = (...items: Offer[]) =>
  server.use(http.get(url('/offers'), () => HttpResponse.json({ items, next: null })));

describe('/listings/$id for a visitor', () => {
  it('shows price, condition with its meaning, where to meet and who sells', async () => {
    serveListing({ ...others, pickup_places: ['Library', 'Hall B'], description: 'Coffee on page 3' });
    await renderAt(address);
    expect(await screen.findByRole('heading', title)).toBeVisible();
    expect(screen.getByText('€12.50')).toBeVisible();
    expect(screen.getByText(/Signs of use/)).toBeVisible();
    expect(screen.getByText('Library · Hall B')).toBeVisible();
    expect(screen.getByText('Coffee on page 3')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Ben Ode' })).toHaveAttribute('href', `/people/${others.seller}`);
  });

  it('leads to the sign-in and back for what needs an account', async () => {
    serveListing(others);
    await renderAt(address);
    for (const name of ['Ask the seller', 'Make an offer'])
      expect(await screen.findByRole('link', { name })).toHaveAttribute(
        'href',
        `/sign-in?return_to=${encodeURIComponent(address)}`,
      );
  });

  it('turns the photos by buttons and arrow keys', async () => {
    serveListing({ ...others, photos: [photo(1), { ...photo(2), alt: 'The back' }] });
    await renderAt(address);
    const gallery = await screen.findByRole('region', { name: 'Photos' });
    expect(within(gallery).getByText('1 of 2')).toBeVisible();
    await user.click(within(gallery).getByRole('button', { name: 'Next photo' }));
    expect(within(gallery).getByText('2 of 2')).toBeVisible();
    expect(within(gallery).getAllByRole('img', { name: 'The back' })).toHaveLength(2);
    await user.keyboard('{ArrowRight}');
    expect(within(gallery).getByText('1 of 2')).toBeVisible();
  });

  it('says that a copy is gone', async () => {
    server.use(http.get(url(address), () => problem(404, 'not_found')));
    await renderAt(address);
    expect(await screen.findByRole('heading', { level: 1, name: 'This door leads nowhere' })).toBeVisible();
  });

  it('shows others like a sold one, on its subject when its title finds none', async () => {
    const asked: string[] = [];
    serveListing({ ...others, state: 'sold' });
    server.use(
      http.get(url('/search/listings'), ({ request }) => {
        const query = new URL(request.url).searchParams;
        asked.push(query.get('q') ?? `subject ${query.get('subject')}`);
        const other = { ...summaryOf(others), id: others.id.replace('a001', 'a002'), title: 'The Silmarillion' };
        return HttpResponse.json({ items: query.get('q') ? [summaryOf(others)] : [other] });
      }),
    );
    await renderAt(address);
    expect(await screen.findByText(/This copy is sold/)).toBeVisible();
    const similar = await screen.findByRole('region', { name: 'More like this' });
    expect(await within(similar).findByRole('link', { name: 'The Silmarillion' })).toBeVisible();
    expect(asked).toEqual(['The Hobbit', 'subject Fantasy']);
    expect(screen.queryByRole('button', { name: /Ask|offer/ })).toBeNull();
  });
});

describe('/listings/$id for a buyer', () => {
  beforeEach(() => beginSession(session()));

  it('asks the seller and goes on in the inbox', async () => {
    const conversation = '01900000-0000-7000-8000-00000000c001';
    const sent: { text: string; client_id: string }[] = [];
    serveListing(others);
    server.use(
      http.post(url('/conversations'), async ({ request }) => {
        sent.push((await request.json()) as (typeof sent)[0]);
        if (sent.length === 1) return problem(503, 'unavailable');
        return HttpResponse.json({ conversation: { id: conversation }, message: {} }, { status: 201 });
      }),
    );
    const { router } = await renderAt(address);
    await user.click(await screen.findByRole('button', { name: 'Ask the seller' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Send' }));
    expect(within(dialog).getByLabelText('Your message')).toHaveAccessibleDescription('Write a message');
    await user.click(within(dialog).getByRole('button', { name: 'Is it still free?' }));
    await user.click(within(dialog).getByRole('button', { name: 'Send' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('does not answer just now');
    await user.click(within(dialog).getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/inbox/${conversation}`));
    expect(sent[0]?.text).toBe('Is it still free?');
    // Sent twice, said once.
    expect(sent[1]).toEqual(sent[0]);
  });

  it('makes an offer, never above the price', async () => {
    serveListing(others);
    offersAre();
    const sent: unknown[] = [];
    server.use(
      http.post(url(`${address}/offers`), async ({ request }) => {
        sent.push(await request.json());
        offersAre(offer);
        return HttpResponse.json(offer, { status: 201 });
      }),
    );
    await renderAt(address);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Make an offer' })).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Make an offer' }));
    const dialog = await screen.findByRole('dialog');
    const amount = within(dialog).getByLabelText('Your price');
    expect(amount).toHaveAccessibleDescription('At most €12.50');
    await user.type(amount, '12.51');
    await user.click(within(dialog).getByRole('button', { name: 'Send the offer' }));
    expect(amount).toHaveAccessibleDescription(/An offer is at most the price asked/);
    expect(sent).toEqual([]);
    await user.clear(amount);
    await user.type(amount, '10');
    await user.click(within(dialog).getByRole('button', { name: 'Send the offer' }));
    expect(await screen.findByRole('region', { name: 'Your offer' })).toHaveTextContent('The seller has your offer.');
    expect(sent).toEqual([{ amount: 1000 }]);
    expect(screen.queryByRole('button', { name: 'Make an offer' })).toBeNull();
  });

  it('has no offers for a fixed price', async () => {
    serveListing({ ...others, negotiable: false });
    await renderAt(address);
    await screen.findByRole('button', { name: 'Ask the seller' });
    expect(screen.queryByRole('button', { name: 'Make an offer' })).toBeNull();
  });

  it('waits in line for a reserved copy, and leaves again', async () => {
    let joined = false;
    const place = () => ({
      listing: others.id,
      length: joined ? 2 : 1,
      most: 20,
      position: joined ? 2 : null,
      joined_at: null,
      turn_until: null,
    });
    serveListing({ ...others, state: 'reserved', reserved_until: '2026-11-26T08:00:00.000Z' });
    server.use(
      http.get(url(`${address}/queue`), () => HttpResponse.json(place())),
      http.put(url(`${address}/queue`), () => {
        joined = true;
        return HttpResponse.json(place());
      }),
      http.delete(url(`${address}/queue`), () => {
        joined = false;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await renderAt(address);
    expect(await screen.findByText('1 person waits for it.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Wait in line' }));
    expect(await screen.findByText('You are number 2 of 2 in line.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Leave the line' }));
    expect(await screen.findByRole('button', { name: 'Wait in line' })).toBeVisible();
  });

  it('knows that the copy is kept for oneself', async () => {
    serveListing({ ...others, state: 'reserved' });
    offersAre({ ...offer, state: 'accepted', can: ['withdraw'], expires_at: null, reserved_until: offer.expires_at });
    await renderAt(address);
    expect(await screen.findByRole('region', { name: 'Your offer' })).toHaveTextContent('the copy is kept for you');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Wait in line' })).toBeNull());
  });
});

describe('/listings/$id for its seller', () => {
  const own: Listing = { ...others, seller: account.id };
  beforeEach(() => beginSession(session()));

  it('accepts what the seller saw, and hears that another amount stands there now', async () => {
    const theirs: Offer = { ...offer, can: ['accept', 'counter', 'decline'] };
    serveListing(own);
    offersAre(theirs);
    const sent: unknown[] = [];
    server.use(
      http.post(url(`/offers/${offer.id}/accept`), async ({ request }) => {
        sent.push(await request.json());
        offersAre({ ...theirs, price: { amount: 900, currency: 'EUR' } });
        return problem(409, 'offer_changed');
      }),
    );
    await renderAt(address);
    await user.click(await screen.findByRole('button', { name: /^Accept/ }));
    expect(await screen.findByText(/Another price was named meanwhile/)).toBeVisible();
    expect(await screen.findByText('€9.00')).toBeVisible();
    expect(sent).toEqual([{ amount: 1000 }]);
  });

  it('names another price', async () => {
    serveListing(own);
    offersAre({ ...offer, can: ['accept', 'counter', 'decline'] });
    server.use(
      http.post(url(`/offers/${offer.id}/counter`), async ({ request }) => {
        expect(await request.json()).toEqual({ amount: 1100 });
        offersAre({ ...offer, state: 'countered', can: ['withdraw'], by: 'seller' });
        return HttpResponse.json(offer);
      }),
    );
    await renderAt(address);
    await user.click(await screen.findByRole('button', { name: /^Another price/ }));
    await user.type(await screen.findByLabelText('Your price'), '11');
    await user.click(screen.getByRole('button', { name: 'Send the offer' }));
    expect(await screen.findByText(/The buyer has your price/)).toBeVisible();
  });

  it('pauses, resumes and withdraws', async () => {
    const market = serveListing(own);
    await renderAt(address);
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    await user.click(await screen.findByRole('button', { name: 'Put it back' }));
    await user.click(await screen.findByRole('button', { name: 'Withdraw: The Hobbit' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw' }));
    expect(await screen.findByText('You took it off the market.')).toBeVisible();
    expect(market.asked.map(({ what }) => what)).toEqual(['pause', 'resume', 'withdraw']);
    expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull();
  });

  it('is edited by a button, not while one types', async () => {
    const market = serveListing(own);
    const { router } = await renderAt(`${address}/edit`);
    const price = await screen.findByLabelText('Price');
    await user.clear(price);
    await user.type(price, '9');
    await user.type(screen.getByLabelText('About this copy'), 'Bargain');
    await user.click(screen.getAllByRole('button', { name: 'Save' })[0] as HTMLElement);
    await waitFor(() => expect(router.state.location.pathname).toBe(address));
    expect(market.asked).toEqual([{ what: 'patch', body: { price: 900, description: 'Bargain' }, header: '"1"' }]);
  });

  it('says why a reserved copy cannot be changed', async () => {
    serveListing(own);
    server.use(http.patch(url(address), () => problem(409, 'reserved')));
    await renderAt(`${address}/edit`);
    await user.click(await screen.findByRole('radio', { name: /Acceptable/ }));
    await user.click(screen.getAllByRole('button', { name: 'Save' })[0] as HTMLElement);
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody is about to buy this copy.');
  });
});
