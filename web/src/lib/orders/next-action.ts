// What is to be done next with an order, for who looks at it: exactly one thing, or whom one waits for and until when.
// `may` of the server says what is possible; this says what comes first.
import type { Meeting, Order, OrderLine } from '@/api/types';

export type NextKind =
  | 'pay'
  | 'wait_payment'
  | 'wait_bank'
  | 'wait_placing'
  | 'meet'
  | 'agree'
  | 'show_code'
  | 'enter_code'
  | 'confirm'
  | 'wait_confirm'
  | 'argue'
  | 'decide'
  | 'done'
  | 'sold'
  | 'refunded'
  | 'refused'
  | 'expired'
  | 'cancelled';

export type NextAction = {
  kind: NextKind;
  /** The line that it is about, and so the other person. */
  line?: OrderLine;
  meeting?: Meeting;
  /** When it happens by itself, or is too late. */
  until?: string | null;
};

const calm: readonly NextKind[] = [
  'wait_payment',
  'wait_bank',
  'wait_placing',
  'wait_confirm',
  'done',
  'sold',
  'refunded',
  'refused',
  'expired',
  'cancelled',
];

/** Somebody else, or nobody, has to act. */
export const isCalm = (kind: NextKind) => calm.includes(kind);

/** The line that asks for something first: what waits for the reader before what waits for others. */
const urgency: readonly OrderLine['state'][] = ['sold', 'handed_over', 'disputed'];

export const meetingWith = ({ meetings }: Order, seller: string) => meetings.find((one) => one.seller === seller);

/** `processing`: the bank is at it and cannot be stopped. */
export function nextAction(order: Order, processing = false): NextAction {
  const { state, side, lines, pay_until } = order;
  if (state === 'placing') return { kind: 'wait_placing' };
  if (state === 'refused' || state === 'expired') return { kind: state };
  if (state === 'open' && side === 'buyer') return { kind: processing ? 'wait_bank' : 'pay', until: pay_until };
  if (state === 'open') return { kind: 'wait_payment', until: pay_until };
  if (state === 'cancelled' && order.paid_at === null) return { kind: 'cancelled' };
  if (side === 'moderator') {
    const line = lines.find(({ may }) => may.includes('decide'));
    return line ? { kind: 'decide', line, until: line.until } : { kind: 'done' };
  }
  for (const wanted of urgency) {
    const line = lines.find((one) => one.state === wanted);
    if (line) return ofLine(order, line);
  }
  const settled = lines.find((one) => one.state === 'settled');
  if (settled) return { kind: side === 'buyer' ? 'done' : 'sold', line: settled };
  return { kind: 'refunded', ...(lines[0] ? { line: lines[0] } : {}) };
}

function ofLine(order: Order, line: OrderLine): NextAction {
  const { side, buyer } = order;
  const { until } = line;
  if (line.state === 'handed_over') return { kind: side === 'buyer' ? 'confirm' : 'wait_confirm', line, until };
  if (line.state === 'disputed') return { kind: 'argue', line, until };
  const meeting = meetingWith(order, line.seller);
  if (!meeting) return { kind: 'meet', line, until };
  const own = side === 'buyer' ? buyer : line.seller;
  if (!meeting.agreed && meeting.proposed_by !== own) return { kind: 'agree', line, meeting, until };
  return { kind: side === 'buyer' ? 'show_code' : 'enter_code', line, meeting, until };
}
