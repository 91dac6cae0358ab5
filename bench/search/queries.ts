import { tokenize } from '#client/search/text/tokenize.ts';
import { seeded } from '#client/search/testing/corpus.ts';

export const KINDS = ['word', 'two words', 'prefix', 'typo', 'word form'] as const;
export type Kind = (typeof KINDS)[number];

/** Queries of a kind, made from words of the corpus as they come: frequent ones more often. */
export function queriesOf(kind: Kind, texts: readonly string[], count: number): string[] {
  const random = seeded(KINDS.indexOf(kind) + 1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const word = (atLeast = 1): string => {
    for (;;) {
      const tokens = tokenize(pick(texts)).filter((token) => token.word.length >= atLeast);
      if (tokens.length > 0) return pick(tokens).word;
    }
  };
  const mistyped = (text: string): string => {
    const at = Math.floor(random() * text.length);
    return text.slice(0, at) + text.slice(at + 1);
  };
  const make: Record<Kind, () => string> = {
    word: () => `${word()} `,
    'two words': () => `${word()} ${word()} `,
    prefix: () => word(4).slice(0, 2 + Math.floor(random() * 3)),
    typo: () => `${mistyped(word(6))} `,
    'word form': () => `${word(4)}${random() < 0.5 ? 'ом' : 's'} `,
  };
  return Array.from({ length: count }, make[kind]);
}
