import { useEffect, useSyncExternalStore } from 'react';
import { storage } from '@/lib/storage';

const key = 'bv.shortcuts';
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const on = () => storage.get(key) !== 'off';

/** Keys without a modifier can be turned off (WCAG 2.1.4): who dictates or trembles would press them without wanting to. */
export function useShortcutSwitch(): [boolean, (on: boolean) => void] {
  const value = useSyncExternalStore(subscribe, on);
  return [
    value,
    (next) => {
      storage.set(key, next ? 'on' : 'off');
      for (const listener of listeners) listener();
    },
  ];
}

export type Shortcuts = Record<string, () => void>;

export function useShortcuts(shortcuts: Shortcuts) {
  const [active] = useShortcutSwitch();
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      const { target, altKey, ctrlKey, metaKey } = event;
      if (altKey || ctrlKey || metaKey || event.isComposing) return;
      // Where one writes or chooses, keys are the field's; behind a dialog nothing happens.
      if ((target as Element).closest?.('input, textarea, select, [contenteditable], [role=dialog]')) return;
      const run = shortcuts[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [active, shortcuts]);
}
