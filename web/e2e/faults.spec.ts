import { inspect, open } from './checks';
import { enter, fromMenu, newPerson } from './people';
import { expect, test } from './test';

const control = (what: 'start' | 'stop') => fetch(`${process.env.BOOKVERSE_CONTROL}/${what}`, { method: 'POST' });

test('while the program is down the page says so, and goes on afterwards', async ({ page }, info) => {
  test.setTimeout(120_000);
  await enter(page, newPerson());
  await open(page, '/settings');
  const down = page.getByRole('heading', { level: 1, name: /Nobody answers the door|The light went out/ });
  expect((await control('stop')).status).toBe(200);
  try {
    await page.getByLabel('About you', { exact: true }).fill('Written while nobody listened.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toContainText(/cannot be reached|does not answer/);
    await inspect(page, info, 'save-while-down');
    await expect(page.getByText('Live updates paused. Trying again.')).toBeVisible();
    // A page whose code or data is not here yet.
    await fromMenu(page, 'My profile');
    await expect(down).toBeFocused();
    await inspect(page, info, 'down');
    // Nobody answers: trying again must not lose the page.
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(down).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
  } finally {
    expect((await control('start')).status).toBe(200);
  }
  await fromMenu(page, 'My profile');
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Berg' })).toBeVisible();
  await fromMenu(page, 'Settings');
  await page.getByLabel('About you', { exact: true }).fill('And this was heard.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved').and(page.locator(':not(a)'))).toBeVisible();
  await expect(page.getByText('Live updates paused. Trying again.')).toHaveCount(0, { timeout: 45_000 });
});

test('a fault of the server: words, the request id, and another try', async ({ page }, info) => {
  await enter(page, newPerson());
  let broken = true;
  await page.route('**/api/v1/accounts/*-*', (route) =>
    broken
      ? route.fulfill({
          status: 500,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'about:blank', title: 'x', status: 500, code: 'internal', request_id: 'r-17' }),
        })
      : route.continue(),
  );
  await fromMenu(page, 'My profile');
  await expect(page.getByRole('heading', { level: 1, name: 'The light went out' })).toBeFocused();
  await expect(page.getByText('Request id: r-17')).toBeVisible();
  await expect(page).toHaveTitle(/^The light went out/);
  await inspect(page, info, 'broken');
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Berg' })).toBeVisible();

  await page.route('**/api/v1/sessions', (route) =>
    route.request().method() === 'GET'
      ? route.fulfill({
          status: 503,
          headers: { 'Retry-After': '2' },
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: 'x',
            status: 503,
            code: 'unavailable',
            request_id: 'r-18',
          }),
        })
      : route.continue(),
  );
  await page.goto('/settings/security');
  // The rest of the page stands.
  const devices = page.getByRole('region', { name: 'Devices' });
  await expect(devices.getByRole('alert')).toContainText('does not answer just now');
  await expect(devices.getByRole('alert')).toContainText('Request id: r-18');
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  await page.unroute('**/api/v1/sessions');
  await devices.getByRole('button', { name: 'Try again' }).click();
  await expect(devices.getByText('This device')).toBeVisible();
});

test('a network that goes and comes back', async ({ page, context }, info) => {
  await enter(page, newPerson());
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await inspect(page, info, 'offline-notice');
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
});
