// Pages are chunks of code. What happens when one cannot be fetched.
const key = 'bv.reloaded';
const lost = new WeakSet<object>();

/** The code of a page did not come; the router keeps such a failure, so only a new load helps. */
export const isLostCode = (error: unknown) => typeof error === 'object' && error !== null && lost.has(error);

/**
 * After a deploy an old page may ask for a chunk that is gone: load the new page, once. While the server does not answer, a
 * reload would lose the page for the browser's own error; then the router shows ours.
 */
export function reloadOnLostChunk() {
  addEventListener('vite:preloadError', ({ payload }) => {
    lost.add(payload);
    payload.message = 'The code of this page did not come'; // the browser's words make the router reload at once
    if (sessionStorage.getItem(key)) return;
    void reloadWhenReachable().then((reloads) => reloads && sessionStorage.setItem(key, 'yes'));
  });
}

export async function reloadWhenReachable(): Promise<boolean> {
  const answer = await fetch('/index.html', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return false;
  location.reload();
  return true;
}
