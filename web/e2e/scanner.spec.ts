// The camera reads a bar code. Chromium shows a film in place of a camera; on Linux it has no reader of its own, so what
// reads here is the WASM in its worker.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import config from '../playwright.config';
import { filmBarCode } from './bar-code';
import { inspect, open } from './checks';
import { enter, newPerson } from './people';
import { picture } from './picture';
import { expect, test } from './test';

const folder = join('e2e', 'results');
const film = join(folder, 'bar-code.y4m');
mkdirSync(folder, { recursive: true });
filmBarCode(film, '9780061120084');

const options = config.use?.launchOptions;
test.use({
  launchOptions: {
    ...options,
    args: [
      ...(options?.args ?? []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  },
});

test('the camera reads the bar code of a book', async ({ page }, info) => {
  test.setTimeout(120_000);
  await enter(page, newPerson('Cara Lens'));
  await open(page, '/sell');
  // The reader waits, so that there is time to look at the camera's picture.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Scan the bar code' }).click();
  await expect(page.getByText('Hold the bar code into the frame.')).toBeVisible();
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
  await inspect(page, info, 'sell-scanner');
  await picture(page, 'scan-the-bar-code', { of: page.locator('main'), on: 'phone' });
  release();
  await expect(page.getByRole('heading', { name: 'Is it this one?' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: 'To Kill a Mockingbird' })).toBeVisible();
  await expect(page).toHaveURL(/isbn=9780061120084/);
  await expect(page.locator('video')).toHaveCount(0);
});
