// The import rule: app -> routes -> features -> components -> lib, api, i18n. A feature knows no other feature.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));
const base = ['api', 'lib', 'i18n', 'styles'];
const allowed = {
  api: ['api', 'lib', 'i18n'],
  lib: ['api', 'lib', 'i18n'],
  i18n: ['api', 'lib', 'i18n'],
  styles: ['styles'],
  components: ['components', ...base],
  features: ['components', ...base],
  routes: ['features', 'components', 'routes', ...base],
  app: ['app', 'routes', 'features', 'components', 'routeTree.gen', ...base],
  test: ['app', 'routes', 'features', 'components', 'test', ...base],
};

const faults = [];
const files = (await readdir(src, { recursive: true })).filter((f) => /\.tsx?$/.test(f));
for (const file of files) {
  if (!file.includes('/') || /\.test\.tsx?$/.test(file)) continue;
  const [layer, slice] = file.split('/');
  const text = await readFile(join(src, file), 'utf8');
  for (const [, spec] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    let target;
    if (spec.startsWith('@/')) target = spec.slice(2);
    else if (spec.startsWith('.')) target = relative(src, resolve(src, dirname(file), spec));
    else continue;
    const [to, toSlice] = target.split('/');
    const same = layer === 'features' && to === 'features' && slice === toSlice;
    if (!same && !allowed[layer]?.includes(to)) faults.push(`${file} must not import ${spec}`);
  }
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
