import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Cart, CartLine, SandboxCheckout } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { others, serveListing } from '@/test/market';
import { order } from '@/test/orders';
import { renderAt } from '@/test/render';
import { problem, server, session, url } from '@/test/server';

const user = userEvent.setup();

const hobbit: CartLine = {
  service: 'market',
  what: others.id,
  available: true,
  title: 'The Hobbit',
  seller: others.seller,
  price: { amount: 1250, currency: 'EUR' },
  picture: null,
};
const cartOf = (...lines: CartLine[]): Cart => {
  const amount = lines.reduce((sum, { available, price }) => sum + (available ? (price?.amount ?? 0) : 0), 0);
  return { lines, total: amount > 0 ? { amount, currency: 'EUR' } : null };
};

/** A cart that keeps what was put in. */
function serveCart(...lines: CartLine[]) {
  let cart = cartOf(...lines);
  server.use(
    http.get(url('/cart'), () => HttpResponse.json(cart)),
    http.put(url(`/cart/lines/market/${others.id}`), () => {
      cart = cartOf(hobbit);
      return HttpResponse.json(cart);
    }),
    http.delete(url(`/cart/lines/market/${others.id}`), () => {
      cart = cartOf();
      return HttpResponse.json(cart);
    }),
  );
}

const payUrl = '/pay/token-1';

/** Answers like the server: the same key gets the same order. */
function serveOrders(answers: ('lost' | 'placed' | 'taken')[]) {
  const keys: (string | null)[] = [];
  server.use(
    http.post(url('/orders'), ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      const next = answers.shift();
      if (next === 'lost') return HttpResponse.error();
      if (next === 'taken') return problem(409, 'not_for_sale');
      const payment = { state: 'open', processing: false, pay_url: payUrl, expires_at: order.pay_until };
      return HttpResponse.json({ ...order, payment }, { status: 201 });
    }),
  );
  return keys;
}

const payment: SandboxCheckout = {
  state: 'open',
  amount: { amount: 1250, currency: 'EUR' },
  title: 'The Hobbit',
  return_path: `/orders/${order.id}`,
  cards: [
    { number: '4242424242424242', outcome: 'succeeds' },
    { number: '4000000000000002', outcome: 'declined' },
  ],
};

const servePayment = (state: SandboxCheckout['state']) =>
  server.use(
    http.get(url('/sandbox/payments/token-1'), () => HttpResponse.json({ ...payment, state })),
    http.get(url(`/orders/${order.id}`), () => HttpResponse.json(order)),
    http.post(url(`/orders/${order.id}/payment/returned`), () => HttpResponse.json(order)),
    http.get(url(`/payments/${order.id}`), () => HttpResponse.json({ state: 'open', processing: false })),
  );

beforeEach(() => {
  beginSession(session());
  server.use(
    http.get(url(`/accounts/${others.seller}`), () => problem(404, 'not_found')),
    http.get(url('/favourites'), () => HttpResponse.json({ items: [] })),
    http.get(url('/search/listings'), () => HttpResponse.json({ items: [], facets: {}, total: 0, next: null })),
    http.get(url('/orders'), () => HttpResponse.json({ items: [], next: null })),
  );
});

describe('buying from a listing', () => {
  it('goes on to the checkout of this copy', async () => {
    serveListing(others);
    serveCart();
    const { router } = await renderAt(`/listings/${others.id}`);
    await user.click(await screen.findByRole('button', { name: 'Buy' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Check your order/ })).toBeVisible();
    expect(router.state.location.search).toEqual({ only: `market:${others.id}` });
  });

  it('puts it into the cart, counts it in the header, and says so', async () => {
    serveListing(others);
    serveCart();
    await renderAt(`/listings/${others.id}`);
    await user.click(await screen.findByRole('button', { name: 'Put into the cart' }));
    expect(await screen.findByRole('link', { name: 'Cart 1 in it' })).toBeVisible();
    expect(screen.getByText('The Hobbit is in your cart.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'It is in your cart' })).toBeVisible();
  });

  it('is not for the seller', async () => {
    serveListing({ ...others, seller: session().account.id });
    await renderAt(`/listings/${others.id}`);
    expect(await screen.findByText('This is your copy.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Buy' })).toBeNull();
  });
});

describe('the cart', () => {
  it('says what it is for when it is empty', async () => {
    serveCart();
    await renderAt('/cart');
    expect(await screen.findByText('Your cart is empty.')).toBeVisible();
  });

  it('does not count what is gone, and takes it out with a way back', async () => {
    serveCart(hobbit, { ...hobbit, what: '01900000-0000-7000-8000-00000000a002', title: 'Emma', available: false });
    await renderAt('/cart');
    const emma = (await screen.findByRole('heading', { name: 'Emma' })).closest('article') as HTMLElement;
    expect(within(emma).getByText('Not to be had any more.')).toBeVisible();
    expect(screen.getByRole('complementary', { name: 'Sum' })).toHaveTextContent('1 item €12.50');
    await user.click(screen.getByRole('button', { name: 'Remove The Hobbit' }));
    expect(await screen.findByText('Your cart is empty.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: 'The Hobbit' })).toBeVisible();
  });

  it('offers another try when it cannot be had', async () => {
    server.use(http.get(url('/cart'), () => problem(403, 'not_verified')));
    await renderAt('/cart');
    expect(await screen.findByRole('alert')).toBeVisible();
    serveCart();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Your cart is empty.')).toBeVisible();
  });
});

describe('the checkout', () => {
  it('sends the same key after a lost answer, also after a reload, and another one for the next order', async () => {
    serveCart(hobbit);
    servePayment('open');
    const keys = serveOrders(['lost', 'placed', 'placed']);
    const button = { name: 'Order and pay €12.50' };
    await renderAt('/checkout');
    await user.click(await screen.findByRole('button', button));
    expect(await screen.findByRole('alert')).toBeVisible();

    document.body.replaceChildren();
    const { router } = await renderAt('/checkout');
    await user.click(await screen.findByRole('button', button));
    expect(await screen.findByRole('heading', { level: 1, name: /Step 2 of 2/ })).toBeVisible();
    expect(router.state.location.pathname).toBe(payUrl);
    expect(keys[1]).toBe(keys[0]);

    document.body.replaceChildren();
    await renderAt('/checkout');
    await user.click(await screen.findByRole('button', button));
    await waitFor(() => expect(keys).toHaveLength(3));
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('says that somebody was quicker, and where to wait', async () => {
    serveCart(hobbit);
    serveOrders(['taken']);
    await renderAt('/checkout');
    await user.click(await screen.findByRole('button', { name: 'Order and pay €12.50' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was charged.');
    expect(screen.getByRole('link', { name: 'See the copy and its waiting line' })).toHaveAttribute(
      'href',
      `/listings/${others.id}`,
    );
  });

  it('says so when the thing is not to be had from the start', async () => {
    serveCart({ ...hobbit, available: false });
    await renderAt(`/checkout?only=market:${others.id}`);
    expect(await screen.findByText(/somebody was quicker/)).toBeVisible();
  });
});

describe('the payment page', () => {
  it('shows a declined card and lets one take another', async () => {
    servePayment('open');
    server.use(http.post(url('/sandbox/payments/token-1/pay'), () => problem(402, 'card_declined')));
    await renderAt(payUrl);
    await user.click(await screen.findByRole('radio', { name: /^4000 0000 0000 0002/ }));
    await user.click(screen.getByRole('button', { name: 'Pay €12.50' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The card was declined. Nothing was charged');
    expect(screen.getByRole('button', { name: 'Pay €12.50' })).toBeEnabled();
  });

  it('goes to the order when it is paid', async () => {
    servePayment('open');
    server.use(
      http.post(url('/sandbox/payments/token-1/pay'), async ({ request }) => {
        expect(await request.json()).toEqual({ card: '4242424242424242' });
        return HttpResponse.json({ ...payment, state: 'captured' });
      }),
    );
    const { router } = await renderAt(payUrl);
    await user.click(await screen.findByRole('button', { name: 'Pay €12.50' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/orders/${order.id}`));
  });

  it('asks once more when the bank does, and says what a no means', async () => {
    servePayment('action_required');
    server.use(
      http.post(url('/sandbox/payments/token-1/answer'), async ({ request }) => {
        expect(await request.json()).toEqual({ yes: false });
        return HttpResponse.json({ ...payment, state: 'open' });
      }),
    );
    await renderAt(payUrl);
    expect(await screen.findByText('Your bank asks: is it you who pays €12.50?')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'No' }));
    expect(await screen.findByText(/The bank did not agree/)).toBeVisible();
  });

  it.each([
    ['processing', 'The bank has not answered yet.'],
    ['cancelled', 'This payment is over'],
  ] as const)('says what %s means and leads to the order', async (state, words) => {
    servePayment(state);
    await renderAt(payUrl);
    expect(await screen.findByText(words, { exact: false })).toBeVisible();
    expect(screen.getByRole('link', { name: 'To your order' })).toHaveAttribute('href', `/orders/${order.id}`);
  });
});
