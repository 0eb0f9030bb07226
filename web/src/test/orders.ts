// Orders for tests of pages and rules.
import type { Order, OrderLine } from '@/api/types';
import { edition, others } from './market';
import { account } from './server';

export const line: OrderLine = {
  id: '01900000-0000-7000-8000-00000000c001',
  service: 'market',
  what: others.id,
  title: edition.title,
  seller: others.seller,
  price: { amount: 1250, currency: 'EUR' },
  state: 'reserved',
  ending: 'none',
  since: '2026-11-24T08:00:00.000Z',
  until: '2026-11-24T08:15:00.000Z',
  refunded: { amount: 0, currency: 'EUR' },
  dispute: null,
  may: [],
};

export const order: Order = {
  id: '01900000-0000-7000-8000-00000000d001',
  state: 'open',
  side: 'buyer',
  buyer: account.id,
  total: { amount: 1250, currency: 'EUR' },
  lines: [line],
  meetings: [],
  placed_at: '2026-11-24T08:00:00.000Z',
  pay_until: '2026-11-24T08:15:00.000Z',
  paid_at: null,
  code: null,
  history: [{ at: '2026-11-24T08:00:00.000Z', what: 'placed', line: null, by: account.id }],
  may: ['pay', 'cancel'],
  payment: null,
};

/** The order once it is paid, its line in this state. */
export const paid = (state: OrderLine['state'], change: Partial<Order> = {}): Order => ({
  ...order,
  state: 'paid',
  paid_at: '2026-11-24T08:05:00.000Z',
  lines: [{ ...line, state, since: '2026-11-24T08:05:00.000Z', until: '2026-12-08T08:05:00.000Z' }],
  code: { locked: false, tries_left: 5, unlocks_left: 3 },
  may: ['show_code', 'meet'],
  ...change,
});
