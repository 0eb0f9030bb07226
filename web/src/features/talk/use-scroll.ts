// Where the thread stands: at the newest message while the reader is there, where it was when older ones come above, and at the
// first unread one when the page opens.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const nearPx = 60;
const olderPx = 240;

type Options = {
  /** Ids of the first and the last thing shown. */
  first: string | undefined;
  last: string | undefined;
  /** Shown when the page opens, else the end is. */
  start: RefObject<HTMLElement | null>;
  onNearTop: () => void;
};

export function useThreadScroll({ first, last, start, onNearTop }: Options) {
  const box = useRef<HTMLElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const shown = useRef<{ first: string | undefined; last: string | undefined }>(undefined);
  /** An element that stays, and where it was seen. */
  const anchor = useRef<{ element: Element; top: number }>(undefined);

  const toEnd = useCallback(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    setAtEnd(true);
  }, []);

  const look = useCallback(() => {
    const { current } = box;
    if (!current) return;
    setAtEnd(current.scrollHeight - current.scrollTop - current.clientHeight < nearPx);
    const element = [...current.querySelectorAll('[data-message]')].find(
      (one) => one.getBoundingClientRect().bottom > current.getBoundingClientRect().top,
    );
    anchor.current = element && { element, top: element.getBoundingClientRect().top };
    if (current.scrollTop < olderPx) onNearTop();
  }, [onNearTop]);

  useLayoutEffect(() => {
    const { current } = box;
    const before = shown.current;
    shown.current = { first, last };
    if (!current || last === undefined) return;
    if (!before?.last) {
      if (start.current) {
        const offset = start.current.getBoundingClientRect().top - current.getBoundingClientRect().top;
        current.scrollTop = Math.max(0, current.scrollTop + offset - nearPx);
      } else current.scrollTop = current.scrollHeight;
      look();
    } else if (before.first !== first && anchor.current?.element.isConnected) {
      const { element, top } = anchor.current;
      current.scrollTop += element.getBoundingClientRect().top - top;
    } else if (before.last !== last && atEnd) toEnd();
  }, [first, last, atEnd, start, look, toEnd]);

  // A composer that grows, or a keyboard that opens, must not cover the newest message.
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      if (atEnd) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [atEnd]);

  return { box, atEnd, toEnd, look };
}
