/** Runs alone among all tabs of this browser; without Web Locks (insecure origin, old test DOM) alone in this tab only. */
const queues = new Map<string, Promise<unknown>>();

export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks) return navigator.locks.request(name, work) as Promise<T>;
  const before = queues.get(name) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(work);
  queues.set(name, mine);
  return mine;
}
