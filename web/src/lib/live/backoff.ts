/** 1 s, 2 s, 4 s … 30 s, each with ±25 % of jitter so that a restarted server is not met by everybody at once. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const plain = Math.min(30_000, 1_000 * 2 ** Math.max(0, attempt - 1));
  return Math.min(30_000, Math.round(plain * (0.75 + random() * 0.5)));
}
