// The catalogues of both languages have the same keys and placeholders, and no key is unused.
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

// `en.json` is what every page needs, `<part>.en.json` what a part of the product needs: its keys get the prefix `<part>:`.
const names = (await readdir(join(src, 'i18n'))).filter((name) => name.endsWith('en.json'));
const all = async (language) => {
  const trees = names.map(async (name) => {
    const part = name.replace(/\.?en\.json$/, '');
    return flat(await load(`${part}${part && '.'}${language}`), part && `${part}:`);
  });
  return new Map((await Promise.all(trees)).flat());
};

const en = await all('en');
const de = await all('de');
const faults = [];
for (const [key, text] of en) {
  if (!de.has(key)) faults.push(`German lacks ${key}`);
  else if (holes(text) !== holes(de.get(key))) faults.push(`${key}: placeholders differ`);
}
for (const key of de.keys()) if (!en.has(key)) faults.push(`English lacks ${key}`);

let code = '';
for (const file of await readdir(src, { recursive: true }))
  if (/\.tsx?$/.test(file) && !file.endsWith('.gen.ts')) code += await readFile(join(src, file), 'utf8');
// Keys built at run time: `problems.${code}` and the like.
const prefixes = ['problems.', 'faults.', ...[...code.matchAll(/`(?:\w+:)?([\w.]+\.)\$\{/g)].map((m) => m[1])];
for (const key of en.keys()) {
  if (key.startsWith('texts:')) continue;
  const whole = key.replace(/_(one|other)$/, '');
  const bare = whole.replace(/^\w+:/, '');
  const said = [whole, bare].some((name) => code.includes(`'${name}'`) || code.includes(`"${name}"`));
  if (!said && !prefixes.some((prefix) => bare.startsWith(prefix))) faults.push(`${key} is not used`);
}

// The server's problems are translated here, by code. These few only a broken client meets.
const technical = new Set(
  `idempotency_key_invalid idempotency_key_missing idempotency_key_reused in_flight invalid_cursor invalid_fields json_expected
  malformed_if_match malformed_json malformed_query method_not_allowed precondition_required unsupported_media duplicate
  known_address invalid_token unauthenticated too_large sent under_way`.split(/\s+/),
);
const worded = new Set([...en.keys()].flatMap((key) => key.match(/^(?:\w+:)?(?:problems|faults)\.(\w+)$/)?.[1] ?? []));
const server = fileURLToPath(new URL('../../src', import.meta.url));
for (const folder of ['base', 'platform', 'services'])
  for (const file of await readdir(join(server, folder), { recursive: true })) {
    if (!/\.[ch]pp$/.test(file) || /_(test|contract|bench)\.cpp$|(^|\/)test_/.test(file)) continue;
    const source = (await readFile(join(server, folder, file), 'utf8')).replaceAll(/\/\/.*/g, '');
    for (const [, known] of source.matchAll(
      /(?:RefusalKind::\w+,|refuse_field\("[^"]*",|Fault\{"[^"]*",)\s*"([a-z_]+)"/g,
    ))
      if (!technical.has(known) && !worded.has(known)) faults.push(`no words for ${known} (${folder}/${file})`);
  }
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
