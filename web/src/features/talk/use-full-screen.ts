import { useEffect } from 'react';

/**
 * The window belongs to one screen whose lower end is in use: bars below it go (`html[data-full]` in the layout's sheets), and its
 * height is what a phone's keyboard leaves (`--bv-view`; the layout itself does not shrink for a keyboard).
 */
export function useFullScreen() {
  useEffect(() => {
    const root = document.documentElement;
    const { visualViewport } = globalThis;
    const measure = () => {
      if (!visualViewport || visualViewport.scale > 1.01) return;
      root.style.setProperty('--bv-view', `${visualViewport.height}px`);
      // iOS moves the page to show the field; the field is in view already.
      if (visualViewport.offsetTop > 0) scrollTo(0, 0);
    };
    root.dataset.full = '';
    measure();
    visualViewport?.addEventListener('resize', measure);
    return () => {
      visualViewport?.removeEventListener('resize', measure);
      root.style.removeProperty('--bv-view');
      delete root.dataset.full;
    };
  }, []);
}
