import { useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

/** A pause in typing. */
const restMs = 600;

/**
 * Saves what was changed once the hand rests, and at once when the page is left. Faults are the saver's to show: the next
 * change tries again, and so does the button that leads on.
 */
export function useAutosave<T extends FieldValues>(form: UseFormReturn<T>, save: (values: T) => Promise<unknown>) {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = () => {
      timer = undefined;
      void latest.current(form.getValues()).catch(() => undefined);
    };
    const { unsubscribe } = form.watch(() => {
      clearTimeout(timer);
      timer = setTimeout(run, restMs);
    });
    return () => {
      unsubscribe();
      if (timer === undefined) return;
      clearTimeout(timer);
      run();
    };
  }, [form]);
}
