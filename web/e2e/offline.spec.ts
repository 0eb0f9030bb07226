import { expect, test } from './test';

test.use({ serviceWorkers: 'allow' });

test('opens offline, says so, and never answers for the server', async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /books you need/ })).toBeVisible();
  await expect(page.getByText('You are offline.')).toBeVisible();
  const reached = await page.evaluate(() =>
    fetch('/api/v1/oidc/providers').then(
      () => true,
      () => false,
    ),
  );
  expect(reached).toBe(false);
});
