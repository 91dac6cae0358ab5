import { expect, test } from 'vitest';
import { ENGINE_ERRORS } from '#contract/engine/errors.ts';
import { WIRE_ERRORS } from '#contract/wire/errors.ts';
import { resources } from './resources.ts';

type Tree = { [key: string]: string | Tree };

const PLURALS = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] };

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** Keys without plural ending; those that count things carry all forms of the language. */
function keysOf(language: keyof typeof PLURALS, tree: Tree) {
  const forms = new Map<string, string[]>();
  const plain = new Set<string>();
  for (const [key] of flatten(tree)) {
    const match = /^(.+)_(zero|one|two|few|many|other)$/.exec(key);
    if (match?.[1] && match[2]) forms.set(match[1], [...(forms.get(match[1]) ?? []), match[2]]);
    else plain.add(key);
  }
  for (const [key, found] of forms) {
    expect(found.toSorted(), `${language}: ${key}`).toEqual(PLURALS[language].toSorted());
  }
  return { plain: [...plain].toSorted(), counted: [...forms.keys()].toSorted() };
}

const namespaces = Object.keys(resources.en) as (keyof typeof resources.en)[];

test.each(namespaces)('%s has the same keys in both languages', (name) => {
  expect(keysOf('ru', resources.ru[name])).toEqual(keysOf('en', resources.en[name]));
});

test.each(namespaces)('%s has no empty text and the same placeholders', (name) => {
  const russian = new Map(flatten(resources.ru[name]));
  for (const [key, text] of flatten(resources.en[name])) {
    expect(text.trim(), key).not.toBe('');
    const other = russian.get(key);
    if (other !== undefined) expect(placeholders(other), key).toEqual(placeholders(text));
  }
});

test('every error code has a text', () => {
  const codes = [...ENGINE_ERRORS, ...WIRE_ERRORS].toSorted();
  expect(Object.keys(resources.en.errors).toSorted()).toEqual(codes);
});

function placeholders(text: string): string[] {
  return [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1] ?? '').toSorted();
}
