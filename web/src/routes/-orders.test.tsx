import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Order, OwnReview, ReviewExchange } from '@/api/types';
import { heldCode, holdCode } from '@/lib/orders/codes';
import { beginSession, endSession } from '@/lib/session/session';
import { others } from '@/test/market';
import { line, order, paid } from '@/test/orders';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const path = `/orders/${order.id}`;
const buyer = '01900000-0000-7000-8000-000000000009';
const ben = { id: others.seller, name: 'Ben Ode', bio: '', picture_id: null, campus: null, courses: [] };
const secret = { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', digits: 6, period: 30, now: new Date().toISOString() };

const may = (one: Order, ...what: string[]): Order => ({ ...one, lines: one.lines.map((l) => ({ ...l, may: what })) });
const asSeller = (one: Order): Order => ({
  ...one,
  side: 'seller',
  buyer,
  lines: one.lines.map((l) => ({ ...l, seller: account.id })),
});

/** The order as it stands; commands change it as told and are remembered. */
function serveOrder(first: Order, commands: Record<string, (body: unknown) => Order | Response> = {}) {
  const asked: [string, unknown][] = [];
  let now = first;
  server.use(
    http.get(url(path), () => HttpResponse.json(now)),
    ...['put', 'post'].map((method) =>
      http[method as 'put'](url(`${path}/*`), async ({ request }) => {
        const what = new URL(request.url).pathname.split(`${order.id}/`)[1] ?? '';
        const body = await request.json().catch(() => undefined);
        asked.push([what, body]);
        const next = commands[what]?.(body) ?? now;
        if (next instanceof Response) return next;
        now = next;
        return HttpResponse.json(now);
      }),
    ),
  );
  return asked;
}

beforeEach(() => {
  beginSession(session());
  server.use(
    http.get(url(`/accounts/${others.seller}`), () => HttpResponse.json(ben)),
    http.get(url(`/accounts/${buyer}`), () => HttpResponse.json({ ...ben, id: buyer, name: 'Cleo Okafor' })),
    http.get(url(`/listings/${others.id}`), () =>
      HttpResponse.json({ ...others, pickup_places: ['Library', 'Main gate'] }),
    ),
    http.get(url(`${path}/code`), () => HttpResponse.json(secret)),
    http.get(url(`/payments/${order.id}`), () => HttpResponse.json({ state: 'open', processing: false })),
    http.get(url(`/reviews/orders/${order.id}`), () => HttpResponse.json({ items: [] })),
  );
});

describe('an order', () => {
  it('asks the provider once when the buyer comes back from paying', async () => {
    const asked = serveOrder(order, { 'payment/returned': () => paid('sold') });
    await renderAt(path);
    expect(await screen.findByRole('heading', { name: 'Agree on a place and a time' })).toBeVisible();
    expect(asked).toEqual([['payment/returned', undefined]]);
  });

  it('whose bank takes its time is nothing to pay', async () => {
    serveOrder(order);
    server.use(http.get(url(`/payments/${order.id}`), () => HttpResponse.json({ state: 'open', processing: true })));
    await renderAt(path);
    expect(await screen.findByRole('heading', { name: 'Your bank has not answered yet' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Pay/ })).toBeNull();
  });

  it('that is open is paid or cancelled', async () => {
    const asked = serveOrder(order, { cancel: () => ({ ...order, state: 'cancelled', may: [] }) });
    await renderAt(path);
    expect(await screen.findByRole('button', { name: 'Pay €12.50' })).toBeVisible();
    const current = screen.getByText('Payment').closest('li');
    expect(current).toHaveAttribute('aria-current', 'step');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Yes, cancel' }));
    expect(await screen.findByRole('heading', { name: 'This order is cancelled' })).toBeVisible();
    expect(asked.at(-1)).toEqual(['cancel', {}]);
  });

  it('gets a place and a time, with the places of the listing at hand', async () => {
    const asked = serveOrder(paid('sold'), {
      meeting: (body) => {
        const { place, at } = body as { place: string; at: string };
        const proposed = { seller: line.seller, place, at, proposed_by: account.id, agreed: false, revision: 0 };
        return paid('sold', { meetings: [proposed] });
      },
    });
    await renderAt(path);
    await user.click(await screen.findByRole('button', { name: 'Name a place and a time' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Suggest it' }));
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Name a place.');
    await user.click(await within(dialog).findByRole('button', { name: 'Main gate' }));
    await user.type(within(dialog).getByLabelText('Date and time'), '2099-01-02T10:30');
    await user.click(within(dialog).getByRole('button', { name: 'Suggest it' }));
    expect(await screen.findByText('Ben Ode has not agreed yet.')).toBeVisible();
    const at = new Date('2099-01-02T10:30').toISOString();
    expect(asked).toEqual([['meeting', { seller: line.seller, place: 'Main gate', at }]]);
  });

  it('keeps the code on the device as soon as it is paid, and drops it at sign-out', async () => {
    serveOrder(paid('sold'));
    await renderAt(path);
    await waitFor(() => expect(heldCode(order.id)?.secret).toBe(secret.secret));
  });

  it.each([
    ['buyer', paid('sold'), 'Message Ben Ode', { seller: others.seller }],
    ['seller', asSeller(paid('settled')), 'Message Cleo Okafor', {}],
  ])('that is paid leads its %s to the conversation about it', async (_, one, name, body) => {
    const asked: unknown[] = [];
    server.use(
      http.put(url(`/conversations/orders/${order.id}`), async ({ request }) => {
        asked.push(await request.json());
        return problem(403, 'blocked');
      }),
    );
    serveOrder(one);
    await renderAt(path);
    await user.click(await screen.findByRole('button', { name }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(asked).toEqual([body]);
  });

  it('that the buyer confirms is settled', async () => {
    const asked = serveOrder(may(paid('handed_over'), 'confirm', 'dispute'), {
      [`lines/${line.id}/confirm`]: () => paid('settled', { state: 'completed' }),
    });
    await renderAt(path);
    await user.click(await screen.findByRole('button', { name: 'All is well' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Yes, all is well' }));
    expect(await screen.findByRole('heading', { name: 'Done' })).toBeVisible();
    expect(asked).toHaveLength(1);
  });

  it('that is not right is disputed with a reason', async () => {
    const disputed: Order = may(paid('disputed'), 'argue');
    const dispute = {
      reason: 'damaged' as const,
      opened_at: '2026-11-25T08:00:00.000Z',
      lapses_at: '2027-01-24T08:00:00.000Z',
      statements: [{ by: account.id, at: '2026-11-25T08:00:00.000Z', text: 'Wet pages.' }],
      evidence: [],
      decided_at: null,
      decision: '',
    };
    const asked = serveOrder(may(paid('handed_over'), 'confirm', 'dispute'), {
      [`lines/${line.id}/dispute`]: () => ({ ...disputed, lines: disputed.lines.map((l) => ({ ...l, dispute })) }),
    });
    await renderAt(path);
    await user.click(await screen.findByRole('button', { name: 'Something is wrong with The Hobbit' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Report it' }));
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Choose what it is.');
    await user.click(within(dialog).getByRole('radio', { name: /^Damaged/ }));
    await user.type(within(dialog).getByLabelText(/^What happened/), 'Wet pages.');
    await user.click(within(dialog).getByRole('button', { name: 'Report it' }));
    expect(await screen.findByRole('heading', { name: 'A moderator looks at it' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Dispute about The Hobbit' })).toHaveTextContent('Wet pages.');
    expect(asked.at(-1)?.[1]).toEqual({ reason: 'damaged', text: 'Wet pages.' });
  });
});

describe('the seller', () => {
  const sold = asSeller(
    may(
      paid('sold', {
        meetings: [
          {
            seller: account.id,
            place: 'Library',
            at: '2099-01-02T10:30:00.000Z',
            proposed_by: buyer,
            agreed: true,
            revision: 0,
          },
        ],
        may: ['meet'],
      }),
      'hand_over',
      'cancel',
    ),
  );

  it('types the code; a wrong one says how many tries are left', async () => {
    const code = { locked: false, tries_left: 4, unlocks_left: 3 };
    let tries = 0;
    const asked = serveOrder(sold, {
      handover: () => {
        tries += 1;
        if (tries > 1) return asSeller(paid('handed_over'));
        server.use(http.get(url(path), () => HttpResponse.json({ ...sold, code })));
        return problem(409, 'wrong_code');
      },
    });
    await renderAt(path);
    const next = (await screen.findByRole('heading', { name: 'Hand over, then enter the code' })).parentElement;
    await user.click(within(next as HTMLElement).getByRole('button', { name: 'Enter the code' }));
    const dialog = await screen.findByRole('dialog');
    const field = within(dialog).getByLabelText('Six digits');
    await user.type(field, '12345');
    await user.click(within(dialog).getByRole('button', { name: 'Hand over' }));
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Enter the six digits.');
    await user.clear(field);
    await user.type(field, '123 456');
    await user.click(within(dialog).getByRole('button', { name: 'Hand over' }));
    expect(await within(dialog).findByText('That was not the code. 4 tries are left.')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Hand over' }));
    expect(await screen.findByRole('heading', { name: 'Handed over' })).toBeVisible();
    expect(asked.map(([, body]) => body)).toEqual([{ code: '123456' }, { code: '123456' }]);
  });

  it('has the digits filled in when a camera opened the address of the square', async () => {
    serveOrder(sold);
    await renderAt(`${path}#654321`);
    expect(within(await screen.findByRole('dialog')).getByLabelText('Six digits')).toHaveValue('654321');
  });
});

describe('reviews', () => {
  const ben = { id: others.seller, name: 'Ben Ode', picture_id: null, closed: false };
  const exchange: ReviewExchange = {
    line: line.id,
    order: order.id,
    side: 'buyer',
    state: 'open',
    listing: others.id,
    edition: others.edition.id,
    title: 'The Hobbit',
    other: ben,
    settled_at: '2026-11-26T08:00:00.000Z',
    until: '2026-12-03T08:00:00.000Z',
    published_at: null,
    can_write: true,
    reviews: [],
  };
  const theirs: OwnReview = {
    id: '01900000-0000-7000-8000-00000000e101',
    kind: 'buyer',
    author: ben,
    about: account.id,
    listing: others.id,
    edition: others.edition.id,
    title: 'The Hobbit',
    stars: 4,
    as_described: null,
    text: 'On time.',
    at: '2026-11-27T08:00:00.000Z',
    answer: null,
    mine: false,
    hidden: false,
    can: ['answer', 'report'],
  };
  const settled = paid('settled', { state: 'completed', may: [] });

  const serveExchange = (first: ReviewExchange) => {
    let now = first;
    const sent: unknown[] = [];
    const take =
      (next: ReviewExchange) =>
      async ({ request }: { request: Request }) => {
        sent.push(await request.json());
        now = next;
        return HttpResponse.json(now);
      };
    server.use(
      http.get(url(`/reviews/orders/${order.id}`), () => HttpResponse.json({ items: [now] })),
      http.put(
        url(`/reviews/orders/${order.id}/lines/${line.id}/purchase`),
        take({ ...exchange, state: 'written', can_write: true }),
      ),
      http.put(
        url(`/reviews/${theirs.id}/answer`),
        take({
          ...first,
          reviews: [{ ...theirs, can: [], answer: { id: 'a', text: 'Thanks', at: theirs.at, hidden: false } }],
        }),
      ),
    );
    return sent;
  };

  it('go for book and seller at once, and nothing is said of the other side', async () => {
    serveOrder(settled);
    const sent = serveExchange(exchange);
    await renderAt(path);
    await user.click(await screen.findByRole('button', { name: 'Write a review' }));
    const dialog = await screen.findByRole('dialog');
    const book = within(dialog).getByRole('group', { name: 'How is the book?' });
    await user.click(within(book).getByRole('radio', { name: /Good/ }));
    await user.click(within(dialog).getByRole('radio', { name: /^No/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Save the review' }));
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Choose one to five stars.');
    const seller = within(dialog).getByRole('group', { name: 'How was Ben Ode as a seller?' });
    await user.click(within(seller).getByRole('radio', { name: /Excellent/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Save the review' }));
    expect(await screen.findByText(/^Your review is saved/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Change your review' })).toBeVisible();
    expect(sent).toEqual([{ book: { stars: 4, as_described: false, text: '' }, seller: { stars: 5, text: '' } }]);
  });

  it('that are published can be answered once', async () => {
    serveOrder(settled);
    const sent = serveExchange({ ...exchange, state: 'published', can_write: false, reviews: [theirs] });
    await renderAt(path);
    expect(await screen.findByText('On time.')).toBeVisible();
    expect(screen.getByText('4 of 5')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Your answer'), 'Thanks');
    await user.click(within(dialog).getByRole('button', { name: 'Send the answer' }));
    expect(await screen.findByText('Thanks')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Answer' })).toBeNull());
    expect(sent).toEqual([{ text: 'Thanks' }]);
  });
});

describe('the handover code', () => {
  const codePath = `${path}/code`;

  it('stands as a square and as digits, and goes when the book is handed over', async () => {
    serveOrder(paid('sold'));
    const { queryClient } = await renderAt(codePath);
    expect(await screen.findByRole('img', { name: 'Handover code as a square to scan' })).toBeVisible();
    expect(screen.getByText(/^\d{3} \d{3}$/)).toBeVisible();
    serveOrder(paid('handed_over', { may: [] }));
    await queryClient.invalidateQueries({ queryKey: ['order'] });
    expect(await screen.findByText('There is nothing left to hand over.')).toBeVisible();
    expect(heldCode(order.id)).toBeUndefined();
  });

  it('opens from what is kept, without session and server', async () => {
    endSession('left');
    holdCode(order.id, { ...secret, behind: 0, titles: ['The Hobbit'] });
    await renderAt(codePath);
    expect(await screen.findByRole('img', { name: 'Handover code as a square to scan' })).toBeVisible();
    expect(screen.getByText('The Hobbit')).toBeVisible();
  });

  it('is nothing for who has none', async () => {
    endSession('left');
    const { router } = await renderAt(codePath);
    expect(await screen.findByRole('heading', { name: 'Welcome back' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/sign-in');
  });

  it('can be unlocked by the buyer', async () => {
    const locked = paid('sold', { code: { locked: true, tries_left: 0, unlocks_left: 2 } });
    const asked = serveOrder(locked, { 'handover/unlock': () => paid('sold') });
    await renderAt(path);
    await user.click(await screen.findByRole('button', { name: 'Open the entry (2 times left today)' }));
    await waitFor(() => expect(screen.queryByText(/Too many wrong codes/)).toBeNull());
    expect(asked).toEqual([['handover/unlock', undefined]]);
  });
});

describe('my orders', () => {
  it.each([
    ['', 'You have not bought anything yet.'],
    ['?side=seller', 'You have not sold anything yet.'],
    ['?side=nonsense', 'You have not bought anything yet.'],
  ])('says what an empty list (%s) is for', async (search, words) => {
    server.use(http.get(url('/orders'), () => HttpResponse.json({ items: [], next: null })));
    await renderAt(`/orders${search}`);
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('says what is to be done with each', async () => {
    const items = [order, paid('handed_over', { id: '01900000-0000-7000-8000-00000000d002' })];
    server.use(http.get(url('/orders'), () => HttpResponse.json({ items, next: null })));
    await renderAt('/orders');
    expect(await screen.findByText(/^Pay by/)).toBeVisible();
    expect(screen.getByText('Say whether all is well')).toBeVisible();
  });
});

describe('disputes', () => {
  const disputed = may(
    {
      ...paid('disputed'),
      side: 'moderator',
      buyer,
      lines: [
        {
          ...line,
          state: 'disputed',
          dispute: {
            reason: 'damaged',
            opened_at: '2026-11-25T08:00:00.000Z',
            lapses_at: '2027-01-24T08:00:00.000Z',
            statements: [{ by: buyer, at: '2026-11-25T08:00:00.000Z', text: 'Wet pages.' }],
            evidence: [],
            decided_at: null,
            decision: '',
          },
        },
      ],
    },
    'decide',
  );
  const moderator = { ...account, roles: ['student' as const, 'moderator' as const] };

  it('are for moderators', async () => {
    await renderAt('/disputes');
    expect(await screen.findByRole('heading', { level: 1, name: 'Staff only' })).toBeVisible();
  });

  it('are decided in part', async () => {
    let items = [disputed];
    const sent: unknown[] = [];
    server.use(
      http.get(url('/accounts/me'), () => HttpResponse.json(moderator, { headers: { ETag: '"3"' } })),
      http.get(url('/admin/orders/disputes'), () => HttpResponse.json({ items, next: null })),
      http.get(url(path), () => HttpResponse.json(disputed)),
      http.post(url(`/admin/orders/${order.id}/lines/${line.id}/decision`), async ({ request }) => {
        sent.push(await request.json());
        items = [];
        return HttpResponse.json({ ...disputed, lines: [{ ...line, state: 'settled' }] });
      }),
    );
    await renderAt('/disputes');
    await user.click(await screen.findByRole('link', { name: /The Hobbit/ }));
    const form = await screen.findByRole('form', { name: 'Decide' });
    await user.click(within(form).getByRole('radio', { name: /^A part/ }));
    await user.type(within(form).getByLabelText('Why'), 'Half of it is readable.');
    await user.click(within(form).getByRole('button', { name: 'Decide' }));
    expect(within(form).getByRole('alert')).toHaveTextContent('Enter an amount above zero.');
    await user.type(within(form).getByLabelText('Back to the buyer'), '13');
    await user.click(within(form).getByRole('button', { name: 'Decide' }));
    expect(within(form).getByRole('alert')).toHaveTextContent('That is more than was paid.');
    await user.clear(within(form).getByLabelText('Back to the buyer'));
    await user.type(within(form).getByLabelText('Back to the buyer'), '6.50');
    await user.click(within(form).getByRole('button', { name: 'Decide' }));
    expect(await screen.findByText('No dispute waits for a decision.')).toBeVisible();
    expect(sent).toEqual([{ refund: 650, reason: 'Half of it is readable.' }]);
  });
});
