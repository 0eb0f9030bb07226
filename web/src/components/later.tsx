import { type ReactNode, useDeferredValue } from 'react';

/** Heavy parts of a page, drawn in the background after the rest of it, in slices that let a tap or a key through. */
export function Later({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return useDeferredValue(true, false) ? children : fallback;
}
