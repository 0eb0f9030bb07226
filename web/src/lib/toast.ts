export type Toast = { id: number; message: string; action?: { label: string; run: () => void } };

/** Long enough to read; one with a button stays until it is used or closed. */
const shownMs = 6_000;

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(value: readonly Toast[]) {
  toasts = value;
  for (const listener of listeners) listener();
}

export const currentToasts = () => toasts;
export const closeToast = (id: number) => set(toasts.filter((toast) => toast.id !== id));

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function showToast(message: string, action?: Toast['action']) {
  const id = next++;
  set([...toasts.slice(-2), { id, message, ...(action ? { action } : {}) }]);
  if (!action) setTimeout(() => closeToast(id), shownMs);
}
