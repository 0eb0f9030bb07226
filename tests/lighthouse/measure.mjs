// Started by ./run, which says where the program is and who may sign in.
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import desktopConfig from 'lighthouse/core/config/desktop-config.js';
import puppeteer from 'puppeteer-core';

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, page: { type: 'string', multiple: true } },
});
const { BOOKVERSE_URL: origin, BOOKVERSE_EMAIL: email, BOOKVERSE_PASSWORD: password } = process.env;

const pages = [
  { path: '/', signedIn: false },
  { path: '/sign-in', signedIn: false },
  { path: '/settings', signedIn: true },
].filter(({ path }) => !options.page || options.page.includes(path));
const gates = { mobile: 85, desktop: 95 };
const full = ['accessibility', 'best-practices', 'seo'];

/** The session of a signed-in visitor, without loading any page of the app: nothing is in the cache yet. */
async function signIn(browser) {
  const page = await browser.newPage();
  await page.goto(`${origin}/icons/logo.svg`); // its policy lets us fetch
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch('/api/v1/sessions', { method: 'POST', headers, body: JSON.stringify(body) });
      localStorage.setItem('bv.session', 'yes');
      return answer.status;
    },
    { email, password, device: 'Lighthouse' },
  );
  if (status !== 201) throw new Error(`signing in answered ${status}`);
  await page.close();
}

/** One run in a browser of its own. */
async function measure({ path, signedIn }, form, attempts = 3) {
  const browser = await puppeteer.launch({
    executablePath: process.env.BOOKVERSE_CHROMIUM ?? '/usr/bin/chromium',
    args: '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'
      .concat(' --disable-component-update --disable-sync')
      .split(' '),
  });
  try {
    if (signedIn) await signIn(browser);
    const flags = {
      port: Number(new URL(browser.wsEndpoint()).port),
      disableStorageReset: signedIn,
      logLevel: 'error',
      onlyCategories: ['performance', ...full],
    };
    const { lhr } = await lighthouse(`${origin}${path}`, flags, form === 'desktop' ? desktopConfig : undefined);
    // The recording of a trace fails now and then; that is no figure, good or bad.
    if (lhr.runtimeError && attempts > 1) return measure({ path, signedIn }, form, attempts - 1);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
    return lhr;
  } finally {
    await browser.close();
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const row = (...cells) => console.log(cells.map((cell, i) => String(cell).padEnd(i === 0 ? 22 : 15)).join(''));

const missed = [];
row('page', 'performance', 'runs', ...full, 'LCP ms', 'TBT ms', 'CLS');
for (const page of pages)
  for (const form of ['mobile', 'desktop']) {
    const runs = [];
    for (let run = 0; run < Number(options.runs); run++) runs.push(await measure(page, form));
    const scores = (category) => runs.map((lhr) => Math.round(lhr.categories[category].score * 100));
    const audit = (name) => median(runs.map((lhr) => lhr.audits[name].numericValue));
    const performance = scores('performance');
    const least = full.map((category) => Math.min(...scores(category)));
    const times = [
      Math.round(audit('largest-contentful-paint')),
      Math.round(audit('total-blocking-time')),
      audit('cumulative-layout-shift').toFixed(3),
    ];
    row(`${page.path} ${form}`, median(performance), performance.join(' '), ...least, ...times);
    if (median(performance) < gates[form]) missed.push(`${page.path} ${form}: performance below ${gates[form]}`);
    for (const [i, category] of full.entries()) {
      if (least[i] === 100) continue;
      const faults = runs.flatMap((lhr) =>
        lhr.categories[category].auditRefs
          .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
          .map(({ id }) => `${id}: ${JSON.stringify(lhr.audits[id].details?.items ?? lhr.audits[id].displayValue ?? '')}`),
      );
      missed.push(`${page.path} ${form}: ${category} ${least[i]}\n  ${[...new Set(faults)].join('\n  ').slice(0, 900)}`);
    }
  }
console.log(missed.length === 0 ? 'all gates met' : missed.join('\n'));
process.exitCode = missed.length === 0 ? 0 : 1;
