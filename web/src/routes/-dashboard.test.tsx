import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '@/api/types';
import { beginSession } from '@/lib/session/session';
import { order, paid } from '@/test/orders';
import { renderAt } from '@/test/render';
import { account, problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const balance = {
  balance: eur(2000),
  schedule: 'on_request',
  next_payout_at: null,
  destination: '',
  needs_destination: false,
  on_its_way: null,
};

/** Money and orders of somebody who buys and sells. */
function serveMoney({ bought = [] as Order[], sold = [] as Order[] } = {}) {
  const now = new Date().toISOString().slice(0, 7);
  server.use(
    http.get(url('/earnings/summary'), () =>
      HttpResponse.json({ balance: eur(2000), months: [{ month: now, earned: eur(2000), spent: eur(500) }] }),
    ),
    http.get(url('/orders'), ({ request }) => {
      const sells = new URL(request.url).searchParams.get('side') === 'seller';
      return HttpResponse.json({ items: sells ? sold : bought, next: null });
    }),
    http.get(url('/payouts/balance'), () => HttpResponse.json(balance)),
    http.get(url('/payouts'), () => HttpResponse.json({ items: [], next: null })),
    http.get(url('/payments'), () => HttpResponse.json({ items: [], next: null })),
    http.get(url('/reviews/due'), () => HttpResponse.json({ items: [], next: null })),
  );
}

beforeEach(() => beginSession(session()));

describe('the dashboard', () => {
  it('says what waits, what is held, and the same as a table', async () => {
    const recent = new Date().toISOString();
    const sale: Order = { ...paid('handed_over', { paid_at: recent }), side: 'seller' };
    serveMoney({ bought: [order], sold: [sale] });
    await renderAt('/dashboard');
    const todo = await screen.findByRole('region', { name: 'To do' });
    // The buyer has to pay; the seller only waits.
    expect(await within(todo).findAllByRole('listitem')).toHaveLength(1);
    expect(todo).toHaveTextContent(/Pay by/);
    const held = screen.getByText('Held for you until the handover').nextElementSibling;
    expect(held).toHaveTextContent('€12.50');
    await user.click(screen.getByText('The same as a table'));
    const rows = screen.getAllByRole('row');
    expect(rows.at(-1)).toHaveTextContent(/€20\.00€5\.00€12\.50$/);
  });

  it('pays out once for one key, also when the first answer was lost', async () => {
    serveMoney();
    const keys: (string | null)[] = [];
    server.use(
      http.post(url('/payouts'), ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        if (keys.length === 1) return HttpResponse.error();
        return HttpResponse.json({
          id: 'x',
          amount: eur(2000),
          state: 'sending',
          refusal: '',
          created_at: '',
          ended_at: null,
        });
      }),
    );
    await renderAt('/dashboard');
    const button = await screen.findByRole('button', { name: 'Pay out now' });
    await user.click(button);
    expect(await screen.findByRole('alert')).toBeVisible();
    await user.click(button);
    expect(await screen.findByText('The payout is on its way.')).toBeVisible();
    expect(keys[1]).toBe(keys[0]);
  });

  it('asks for the payout account that is missing, and says what is wrong with one', async () => {
    serveMoney();
    const sent: unknown[] = [];
    server.use(
      http.get(url('/payouts/balance'), () => HttpResponse.json({ ...balance, needs_destination: true })),
      http.put(url('/payouts/settings'), async ({ request }) => {
        const body = (await request.json()) as { destination: string };
        sent.push(body);
        if (!body.destination.startsWith('acct_'))
          return problem(422, 'invalid', {
            faults: [{ pointer: '/destination', code: 'not_a_payout_account', message: 'No.' }],
          });
        return HttpResponse.json({ ...balance, destination: body.destination });
      }),
    );
    await renderAt('/dashboard');
    expect(await screen.findByText(/Enter your payout account first/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Pay out now' })).toBeNull();
    const field = screen.getByLabelText('Payout account');
    await user.type(field, 'DE12 3456');
    await user.click(screen.getByRole('button', { name: 'Save payout account' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('begins with acct_');
    expect(field).toHaveAccessibleDescription(/begins with acct_/);
    await user.clear(field);
    await user.type(field, ' acct_1Ab ');
    await user.click(screen.getByRole('button', { name: 'Save payout account' }));
    expect(await screen.findByRole('button', { name: 'Pay out now' })).toBeVisible();
    expect(sent.at(-1)).toEqual({ schedule: 'on_request', destination: 'acct_1Ab' });
    expect(screen.queryByText(/Enter your payout account first/)).toBeNull();
  });

  it('says which part could not be had', async () => {
    serveMoney();
    server.use(http.get(url('/payouts/balance'), () => problem(403, 'forbidden')));
    await renderAt('/dashboard');
    const payouts = await screen.findByRole('region', { name: 'Payouts' });
    expect(await within(payouts).findByRole('button', { name: 'Try again' })).toBeVisible();
    expect(await screen.findByText('You have not paid for anything yet.')).toBeVisible();
  });
});

describe('the ledger', () => {
  it('is for administrators, and shows entries page by page', async () => {
    const transfer = (id: string, amount: number) => ({
      id,
      kind: 'capture',
      cause: `capture/${id}`,
      resolves: null,
      order: order.id,
      currency: 'EUR',
      postings: [
        { account: 'provider:sandbox', owner: null, amount: -amount },
        { account: 'held', owner: null, amount },
      ],
      at: '2026-11-24T08:00:00.000Z',
      posted_at: '2026-11-24T08:00:00.000Z',
    });
    server.use(
      http.get(url('/accounts/me'), () =>
        HttpResponse.json({ ...account, roles: ['student', 'administrator'] }, { headers: { ETag: '"3"' } }),
      ),
      http.get(url('/ledger/balances'), () =>
        HttpResponse.json({
          accounts: [{ account: 'held', currency: 'EUR', amount: 5 }],
          transfers: 2,
          balanced: false,
        }),
      ),
      http.get(url('/ledger/transfers'), ({ request }) => {
        const second = new URL(request.url).searchParams.get('after') === 'more';
        return HttpResponse.json({ items: [transfer(second ? 'b' : 'a', 1250)], next: second ? null : 'more' });
      }),
    );
    await renderAt('/admin/ledger');
    expect(await screen.findByText('The accounts do not add up to zero.')).toBeVisible();
    expect(await screen.findByText('capture/a')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('capture/b')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });
});
