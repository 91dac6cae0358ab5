import { readFileSync } from 'node:fs';

export type Language = 'en' | 'ru';
type Tree = { [key: string]: string | Tree };

/** The product's own texts, so that specs name what a person reads and follow its wording. */
export function textsOf(language: Language) {
  const files = new Map<string, Tree>();
  const load = (namespace: string): Tree => {
    const known = files.get(namespace);
    if (known) return known;
    const file = new URL(`../../renderer/i18n/${language}/${namespace}.json`, import.meta.url);
    const tree = JSON.parse(readFileSync(file, 'utf8')) as Tree;
    files.set(namespace, tree);
    return tree;
  };
  /** `text('app:newChat')`; `{{name}}` is filled from `values`. */
  return function text(key: string, values: Record<string, string | number> = {}): string {
    const [namespace, path] = key.split(':') as [string, string];
    let found: string | Tree | undefined = load(namespace);
    for (const part of path.split('.')) found = typeof found === 'object' ? found[part] : undefined;
    if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
}
