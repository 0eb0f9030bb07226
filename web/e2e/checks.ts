import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What depends on colours; the rest is the same by night. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** No violation, nothing cut off, and a picture for the eye, in both colour schemes. */
export async function inspect(page: Page, info: TestInfo, name: string, { scroll = true } = {}) {
  // From the top, else what lies half under the header counts as a target that is too small.
  if (scroll) await page.evaluate(() => scrollTo(0, 0));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await page.screenshot({ path: `e2e/shots/${name}-${info.project.name}-${colorScheme}.png`, fullPage: true });
    // Legacy mode: all in this page, which has no frames of other origins.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(ofColours)).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    expect(found, `${name} ${colorScheme}`).toEqual([]);
  }
  await nothingCutOff(page, name);
}

/** Opens a page and waits until it has everything. */
export async function open(page: Page, path: string) {
  await page.goto(path);
  await settled(page);
}

export async function settled(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
}

/** What is wider than its window, or cut off by a box around it: nobody could read it. A window whose size has changed is given
 * the time to be drawn anew. */
export const nothingCutOff = (page: Page, name?: string) => expect.poll(() => cutOff(page), name).toEqual([]);

const cutOff = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) found.push(`the page scrolls sideways by ${wide}`);
    const inRow = (element: Element) =>
      /auto|scroll/.test(getComputedStyle(element.parentElement as Element).overflowX);
    const inside = (element: Element) => element.getBoundingClientRect().right <= innerWidth + 1;
    for (const element of wide > 0 ? document.querySelectorAll('body *') : [])
      if (!inside(element)) found.push(`too wide: ${element.outerHTML.slice(0, 80)}`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX, clipPath, position } = getComputedStyle(element);
      const hidden = clipPath !== 'none' || (position === 'absolute' && element.clientWidth <= 1);
      if (hidden || element.closest('svg, input, [hidden], [aria-hidden="true"]')) continue;
      const name = `${element.tagName.toLowerCase()} "${element.textContent?.slice(0, 40)}"`;
      if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
        found.push(`cuts off: ${name}`);
      // What can be scrolled to, by the keyboard too, is not cut off.
      const scrolls = element.closest('[tabindex="0"]') ?? (element.matches('button, a') && inRow(element));
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim() || scrolls) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, right, width } = range.getBoundingClientRect();
        if (width > 1 && (left < -1 || right > innerWidth + 1)) found.push(`beyond the edge: ${name}`);
      }
    }
    return found;
  });
