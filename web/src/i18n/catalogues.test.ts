import { describe, expect, it } from 'vitest';
import de from './de.json';
import en from './en.json';
import textsDe from './texts.de.json';
import textsEn from './texts.en.json';

const keys = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keys(value as object, `${path}${key}.`),
  );
const values = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : values(value as object)));

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(keys(de).sort()).toEqual(keys(en).sort());
    expect(keys(textsDe).sort()).toEqual(keys(textsEn).sort());
  });

  it('leave nothing empty', () => {
    for (const text of [en, de, textsEn, textsDe].flatMap(values)) expect(text.trim()).not.toBe('');
  });
});
