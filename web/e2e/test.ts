// The test function of all specs: every page of every device is watched, and what must never happen fails the test.
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';

/** The campus's sign-in provider is the only other place a person may be sent to. */
const issuer = process.env.BOOKVERSE_ISSUER ?? 'none';

function watch(context: BrowserContext, own: string) {
  const bad: string[] = [];
  context.on('weberror', (error) => bad.push(String(error.error())));
  context.on('console', (message) => {
    const elsewhere = message.location().url.startsWith(issuer);
    if (!elsewhere && /Content Security Policy|Refused to/.test(message.text())) bad.push(message.text());
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!protocol.startsWith('http') || origin === own) return;
    // Being sent to the campus is fine; what its own pages fetch is not ours.
    const visits = request.isNavigationRequest() ? origin === issuer : request.frame().url().startsWith(issuer);
    if (!visits) bad.push(`left the origin: ${request.url()}`);
  });
  return bad;
}

type Fixtures = {
  /** Another browser: no cookie, no storage of the first one. */
  another: () => Promise<Page>;
  watched: undefined;
};

export const test = base.extend<Fixtures>({
  watched: [
    async ({ context, baseURL }, use) => {
      const bad = watch(context, baseURL ?? '');
      await use(undefined);
      expect(bad).toEqual([]);
    },
    { auto: true },
  ],
  another: async ({ browser, baseURL }, use) => {
    const opened: { context: BrowserContext; bad: string[] }[] = [];
    await use(async () => {
      const context = await browser.newContext();
      opened.push({ context, bad: watch(context, baseURL ?? '') });
      return context.newPage();
    });
    for (const { context, bad } of opened) {
      await context.close(); // closing twice is fine
      expect(bad).toEqual([]);
    }
  },
});

export { expect } from '@playwright/test';
