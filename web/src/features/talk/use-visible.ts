import { useSyncExternalStore } from 'react';

function onChange(listener: () => void) {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** False while the tab is behind others or the phone is locked. */
export const useVisible = () => useSyncExternalStore(onChange, () => document.visibilityState === 'visible');
