import { describe, expect, it } from 'vitest';

type Tree = { [key: string]: string | Tree };
const files = import.meta.glob<Tree>('./*.json', { eager: true, import: 'default' });
const keys = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keys(value, `${path}${key}.`),
  );
const values = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : values(value)));

describe('the catalogues', () => {
  const english = Object.keys(files).filter((name) => name.endsWith('en.json'));
  it.each(english)('%s and its German twin have the same keys', (name) => {
    expect(keys(files[name.replace(/en\.json$/, 'de.json')] as Tree).sort()).toEqual(keys(files[name] as Tree).sort());
  });

  it('leave nothing empty', () => {
    for (const text of Object.values(files).flatMap(values)) expect(text.trim()).not.toBe('');
  });
});
