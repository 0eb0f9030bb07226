// Pages of 320 pixels are 1280 ones at 400 % zoom (WCAG 1.4.10): in height too, so bars that stay must not hide the focus.
import type { Page } from '@playwright/test';
import { nothingCutOff, open } from './checks';
import { administrator, signIn } from './people';
import { expect, test } from './test';

const visitors = ['/', '/sign-up', '/sign-in', '/forgot-password', '/check-mail', '/reset-password?token=x', '/help'];
const more = ['/safety', '/privacy', '/accessibility', '/appeal?token=x', '/nowhere'];
const members = [
  '/',
  '/settings',
  '/settings/display',
  '/settings/security',
  '/settings/privacy',
  '/settings/reports',
  '/inbox',
  '/search?q=a',
  '/sell',
  '/my-listings',
  '/saved',
  '/saved/searches',
  '/wanted',
  '/cart',
  '/checkout',
  '/orders',
  '/orders?side=seller',
  '/dashboard',
  '/notifications',
  '/settings/notifications',
  '/disputes',
  '/admin/ledger',
  '/moderation',
  '/admin/moderation',
  '/admin/accounts',
  '/admin/audit',
  '/dev/mails',
];

async function walk(page: Page, paths: string[], name: string, check: (path: string) => Promise<void>) {
  for (const path of paths) {
    await open(page, path);
    await check(path);
    await page.screenshot({ path: `e2e/shots/${name}${path.replace(/\W+/g, '-')}.png`, fullPage: true });
  }
}

for (const language of ['en-GB', 'de-DE'])
  test.describe(`400 % zoom, ${language}`, () => {
    test.use({ viewport: { width: 320, height: 256 }, locale: language });
    test('nothing is cut off, for visitors', async ({ page }) => {
      const check = async (path: string) => nothingCutOff(page, path);
      await walk(page, [...visitors, ...more], `zoom-${language}`, check);
      await page.goto('/sign-up');
      await page.locator('form button[type=submit]').click();
      await expect(page.getByRole('alert')).toBeVisible();
      await check('/sign-up with faults');
    });
  });

test.describe('400 % zoom, signed in', () => {
  test.use({ viewport: { width: 320, height: 256 } });
  test('nothing is cut off, and the focus is never behind a bar', async ({ page }) => {
    test.setTimeout(120_000);
    await signIn(page, administrator);
    await walk(page, members, 'zoom-member', async (path) => nothingCutOff(page, path));
    await open(page, '/settings');
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      expect(await focusHidden(page), `step ${step}`).toBe('');
    }
  });
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });
  test('buttons keep an edge, and choices show what is chosen', async ({ page }) => {
    test.setTimeout(120_000);
    await signIn(page, administrator);
    await walk(page, members, 'forced', async (path) => expect(await withoutEdge(page), path).toEqual([]));
    await page.context().clearCookies();
    await walk(page, ['/', '/sign-in', '/nowhere'], 'forced-visitor', async (path) =>
      expect(await withoutEdge(page), path).toEqual([]),
    );
  });
});

test.describe('reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('nothing moves', async ({ page }) => {
    await page.addInitScript(() => {
      const slow: string[] = [];
      Object.assign(globalThis, { slow });
      const look = () => {
        for (const animation of document.getAnimations()) {
          const { duration } = animation.effect?.getTiming() ?? {};
          if (typeof duration === 'number' && duration > 20)
            slow.push(
              String((animation as CSSAnimation).animationName ?? (animation as CSSTransition).transitionProperty),
            );
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await open(page, '/');
    await page.getByRole('link', { name: 'Sign in' }).first().click();
    await signIn(page, administrator);
    await page.getByRole('button', { name: /Account of/ }).click();
    await open(page, '/settings/privacy');
    await page.getByRole('button', { name: 'Close my account' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await page.evaluate(() => (globalThis as unknown as { slow: string[] }).slow)).toEqual([]);
  });
});

/** Empty when some part of what has the focus can be seen. */
const focusHidden = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    // A switch or a choice is drawn by its label.
    const shown = element.matches('input[type=radio], input[type=checkbox], input[type=file]')
      ? (element.closest('label') ?? document.querySelector(`label[for="${element.id}"]`) ?? element)
      : element;
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    for (const part of [0.1, 0.5, 0.9]) {
      const x = Math.min(Math.max(left + (right - left) * 0.5, 1), innerWidth - 1);
      const top_ = document.elementFromPoint(x, top + (bottom - top) * part);
      if (top_ && (shown.contains(top_) || top_.contains(shown))) return '';
    }
    return `${element.outerHTML.slice(0, 120)} at ${top}..${bottom}`;
  });

/** In forced colours backgrounds are gone: what can be pressed needs a border, and the chosen one a mark. */
const withoutEdge = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const edge = (element: Element) => {
      const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(element);
      return (borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1) || outlineStyle !== 'none';
    };
    for (const button of document.querySelectorAll('.mantine-Button-root, .mantine-Input-input, .mantine-Switch-track'))
      if (button.checkVisibility() && !edge(button)) found.push(button.outerHTML.slice(0, 100));
    for (const choice of document.querySelectorAll('.mantine-SegmentedControl-root')) {
      const chosen = choice.querySelector('label[data-active]');
      const other = choice.querySelector('label:not([data-active])');
      if (!chosen || !other) continue;
      const looks = (label: Element) => {
        const { backgroundColor, color, outlineStyle } = getComputedStyle(label);
        return [backgroundColor, color, outlineStyle].join();
      };
      if (looks(chosen) === looks(other)) found.push(`which is chosen? ${choice.getAttribute('aria-label')}`);
    }
    return found;
  });
