// A slow device on a slow network: whatever order things come in, no page stays in its pending state.
import type { Page } from '@playwright/test';
import { settled } from './checks';
import { exist, newPerson, signIn } from './people';
import { expect, test } from './test';

/** The same delays in each run (a linear congruential generator). */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

async function slowDown(page: Page, seed: number, cpu: number) {
  const roll = dice(seed);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.route(/\/(api|assets)\//, async (route) => {
    const ms = roll(4) === 0 ? roll(600) : roll(60);
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue().catch(() => undefined); // the page may be gone
  });
}

const rounds = Number(process.env.BOOKVERSE_SLOW_ROUNDS ?? 1);

test('no page stays pending on a slow device', async ({ page, another }) => {
  test.setTimeout(60_000 + rounds * 60_000);
  const person = await exist(page, newPerson('Mara Lenz'));
  for (let round = 0; round < rounds; round++) {
    const slow = await another();
    await slowDown(slow, round + 1, [4, 8, 14][round % 3] ?? 4);
    await signIn(slow, person);
    for (const path of ['/settings/security', '/', '/settings']) {
      await slow.goto(path);
      await settled(slow);
    }
    // Quick taps, faster than the pages come.
    const links = slow.getByRole('navigation', { name: 'Main' }).filter({ visible: true });
    for (const name of ['My books', 'Search', 'Home', 'Sell', 'My books'])
      await links.getByRole('link', { name }).click({ noWaitAfter: true });
    await expect(slow.getByRole('heading', { level: 1, name: 'My books' })).toBeVisible();
    await settled(slow);
    await slow.context().close();
  }
});
