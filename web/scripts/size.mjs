// The size gate: brotli sizes of the build against budgets.json (KiB). Run after "npm run build".
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const web = fileURLToPath(new URL('..', import.meta.url));
const dist = join(web, 'dist');
const budgets = JSON.parse(await readFile(join(web, 'budgets.json'), 'utf8'));
const br = async (file) => brotliCompressSync(await readFile(join(dist, file))).length;

const html = await readFile(join(dist, 'index.html'), 'utf8');
const linked = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((m) => m[1]);
const assets = (await readdir(join(dist, 'assets'))).filter((f) => /\.(js|css)$/.test(f)).map((f) => `assets/${f}`);
const home = assets.filter((f) => f.startsWith('assets/home-') || f.startsWith('assets/route-home-'));
const first = new Set([...linked, ...home]);

const sum = async (files) => (await Promise.all(files.map(br))).reduce((a, b) => a + b, 0);
const routes = assets.filter((f) => f.endsWith('.js') && !first.has(f));
const routeSizes = await Promise.all(routes.map(async (f) => [f, await br(f)]));
const [largest, largestSize] = routeSizes.sort((a, b) => b[1] - a[1])[0] ?? ['none', 0];

const files = await readdir(join(dist, 'assets'));
const scanner = files.filter((f) => /^(scanner|scan\.worker)-.*\.js$/.test(f)).map((f) => `assets/${f}`);
const wasm = files.filter((f) => f.endsWith('.wasm')).map((f) => `assets/${f}`);

const rows = [
  ['first load JS', await sum([...first].filter((f) => f.endsWith('.js'))), budgets.first_load_js],
  ['first load CSS', await sum([...first].filter((f) => f.endsWith('.css'))), budgets.css],
  ['index.html', await br('index.html'), budgets.index_html],
  ['scanner', await sum(scanner), budgets.scanner],
  ['scanner WASM', await sum(wasm), budgets.scanner_wasm],
  [`largest route chunk (${largest})`, largestSize, budgets.route_chunk],
];
let failed = false;
for (const [name, bytes, budget] of rows) {
  const over = bytes / 1024 > budget;
  failed ||= over;
  console.log(`${over ? 'OVER' : 'ok  '} ${(bytes / 1024).toFixed(1).padStart(7)} of ${budget} KiB  ${name}`);
}
process.exit(failed ? 1 : 0);
