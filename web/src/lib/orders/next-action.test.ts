import { describe, expect, it } from 'vitest';
import type { Meeting, Order, OrderLine } from '@/api/types';
import { line, order, paid } from '@/test/orders';
import { type NextKind, nextAction } from './next-action';

const sellers = (one: Order): Order => ({ ...one, side: 'seller' });
const moderators = (one: Order): Order => ({ ...one, side: 'moderator' });
const may = (one: Order, what: string): Order => ({ ...one, lines: one.lines.map((l) => ({ ...l, may: [what] })) });

describe('the next action', () => {
  const table: [string, Order, NextKind, NextKind][] = [
    ['placing', { ...order, state: 'placing' }, 'wait_placing', 'wait_placing'],
    ['refused', { ...order, state: 'refused' }, 'refused', 'refused'],
    ['open', order, 'pay', 'wait_payment'],
    ['expired', { ...order, state: 'expired' }, 'expired', 'expired'],
    ['cancelled', { ...order, state: 'cancelled' }, 'cancelled', 'cancelled'],
    ['sold', paid('sold'), 'meet', 'meet'],
    ['handed over', paid('handed_over'), 'confirm', 'wait_confirm'],
    ['disputed', paid('disputed'), 'argue', 'argue'],
    ['settled', paid('settled', { state: 'completed' }), 'done', 'sold'],
    ['refunded', paid('refunded', { state: 'cancelled' }), 'refunded', 'refunded'],
  ];
  it.each(table)('of an order that is %s', (_, one, buyer, seller) => {
    expect(nextAction(one).kind).toBe(buyer);
    expect(nextAction(sellers(one)).kind).toBe(seller);
  });

  const meeting: Meeting = {
    seller: line.seller,
    place: 'Library',
    at: '2026-11-25T12:00:00.000Z',
    proposed_by: order.buyer,
    agreed: false,
    revision: 0,
  };
  it.each([
    ['the buyer proposed', meeting, 'show_code', 'agree'],
    ['the seller proposed', { ...meeting, proposed_by: line.seller }, 'agree', 'enter_code'],
    ['both agreed on', { ...meeting, agreed: true }, 'show_code', 'enter_code'],
  ])('with a meeting that %s', (_, one, buyer, seller) => {
    const sold = paid('sold', { meetings: [one] });
    expect(nextAction(sold).kind).toBe(buyer);
    expect(nextAction(sellers(sold)).kind).toBe(seller);
  });

  it('of a buyer whose bank takes its time is to wait', () => {
    expect(nextAction(order, true).kind).toBe('wait_bank');
    expect(nextAction(sellers(order), true).kind).toBe('wait_payment');
    expect(nextAction(paid('sold'), true).kind).toBe('meet');
  });

  it('of a moderator is the decision, once', () => {
    expect(nextAction(moderators(may(paid('disputed'), 'decide'))).kind).toBe('decide');
    expect(nextAction(moderators(paid('settled'))).kind).toBe('done');
  });

  it('is about the line that asks for something first', () => {
    const lines = (['settled', 'disputed', 'handed_over', 'sold'] as const).map(
      (state, at): OrderLine => ({ ...line, id: `line-${at}`, state }),
    );
    const one = paid('sold', { lines });
    expect(nextAction(one).line?.state).toBe('sold');
    expect(nextAction({ ...one, lines: lines.slice(0, 3) }).line?.state).toBe('handed_over');
    expect(nextAction({ ...one, lines: lines.slice(0, 2) }).line?.state).toBe('disputed');
    expect(nextAction({ ...one, lines: lines.slice(0, 1) }).line?.state).toBe('settled');
  });
});
