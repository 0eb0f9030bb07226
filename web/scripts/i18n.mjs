// Both catalogues have the same keys and placeholders, and no key is unused.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));
const load = async (name) => JSON.parse(await readFile(join(src, 'i18n', `${name}.json`), 'utf8'));
const flat = (tree, path = '') =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
const holes = (text) =>
  [...text.matchAll(/{{(\w+)}}/g), ...text.matchAll(/<(\w+)>/g)]
    .map((m) => m[1])
    .sort()
    .join();

const all = async (language) =>
  new Map([...flat(await load(language)), ...flat(await load(`texts.${language}`), 'texts.')]);

const en = await all('en');
const de = await all('de');
const faults = [];
for (const [key, text] of en) {
  if (!de.has(key)) faults.push(`de.json lacks ${key}`);
  else if (holes(text) !== holes(de.get(key))) faults.push(`${key}: placeholders differ`);
}
for (const key of de.keys()) if (!en.has(key)) faults.push(`en.json lacks ${key}`);

let code = '';
for (const file of await readdir(src, { recursive: true }))
  if (/\.tsx?$/.test(file) && !file.endsWith('.gen.ts')) code += await readFile(join(src, file), 'utf8');
// Keys built at run time: `problems.${code}` and the like.
const prefixes = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map((m) => m[1]);
for (const key of en.keys()) {
  const bare = key.replace(/_(one|other)$/, '');
  if (
    !bare.startsWith('texts.') &&
    !code.includes(`'${bare}'`) &&
    !code.includes(`"${bare}"`) &&
    !prefixes.some((p) => key.startsWith(p))
  )
    faults.push(`${key} is not used`);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
