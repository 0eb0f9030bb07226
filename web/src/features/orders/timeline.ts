// The way of an order as steps: what has happened, where it stands, and what is to come when all goes well.
import type { HistoryEntry, Order, OrderLine } from '@/api/types';

export type Step = {
  what: HistoryEntry['what'] | 'pay' | 'handover' | 'settlement' | 'decision';
  kind: 'done' | 'now' | 'coming';
  at?: string;
  /** By when at the latest. */
  until?: string | null;
  by?: string | null;
  line?: OrderLine;
};

/** Said by the step that stands for now, or no news for people. */
const silent: readonly HistoryEntry['what'][] = ['reminded'];

/** Line by line in an order of several, where all went the same way as one. */
export function timeline(order: Order): Step[] {
  const { history, lines, state } = order;
  const several = lines.length > 1;
  const steps: Step[] = history
    .filter(({ what }) => !silent.includes(what))
    .map(({ at, what, by, line: id }) => {
      const line = several ? lines.find((one) => one.id === id) : undefined;
      return { what, kind: 'done', at, by, ...(line ? { line } : {}) };
    });
  return [...steps, ...ahead(state, order)];
}

function ahead(state: Order['state'], { lines, pay_until }: Order): Step[] {
  const settlement: Step = { what: 'settlement', kind: 'coming' };
  if (state === 'open')
    return [{ what: 'pay', kind: 'now', until: pay_until }, { what: 'handover', kind: 'coming' }, settlement];
  if (state !== 'paid') return [];
  const first = (wanted: OrderLine['state']) => lines.find((one) => one.state === wanted);
  const sold = first('sold');
  if (sold) return [{ what: 'handover', kind: 'now', until: sold.until }, settlement];
  const given = first('handed_over');
  if (given) return [{ what: 'settlement', kind: 'now', until: given.until }];
  const disputed = first('disputed');
  return disputed ? [{ what: 'decision', kind: 'now', until: disputed.until }] : [];
}
