// Pictures of the user guides (docs/users). The specs take them, so they show what the program does today:
//     BOOKVERSE_PICTURES=1 tests/browser/run PATH/TO/bookverse moderation
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page, test } from '@playwright/test';

const folder = fileURLToPath(new URL('../../docs/users/pictures/', import.meta.url));
const mostBytes = 60_000;

type Options = {
  /** A part of the page; else what the window shows. */
  of?: Locator;
  /** Which of the two window sizes it is taken in. */
  on?: 'desktop' | 'phone';
};

/** Does nothing in an ordinary run. Call it where the page shows what the guide tells. */
export async function picture(page: Page, name: string, { of, on = 'desktop' }: Options = {}) {
  if (!process.env.BOOKVERSE_PICTURES || test.info().project.name !== on) return;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  await page.evaluate(() => document.documentElement.style.setProperty('caret-color', 'transparent'));
  // Playwright writes PNG and JPEG only: one is too large, the other blurs letters.
  const devtools = await page.context().newCDPSession(page);
  const clip = of && (await around(page, of));
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 80,
    ...(clip ? { clip, captureBeyondViewport: true } : {}),
  });
  await devtools.detach();
  const bytes = Buffer.from(data, 'base64');
  expect(bytes.length, `${name} is small enough for a guide`).toBeLessThan(mostBytes);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}${name}.webp`, bytes);
}

async function around(page: Page, part: Locator) {
  // Not under the header that stays.
  await part.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await part.boundingBox();
  if (!box) throw new Error('cannot take a picture of what is not there');
  const { scrollX, scrollY } = await page.evaluate(() => ({ scrollX: window.scrollX, scrollY: window.scrollY }));
  const margin = 8;
  const x = Math.max(0, box.x + scrollX - margin);
  const y = Math.max(0, box.y + scrollY - margin);
  return { x, y, width: box.width + 2 * margin, height: box.height + 2 * margin, scale: 1 };
}
