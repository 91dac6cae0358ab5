import { type Block, parseBlocks } from './blocks.ts';
import type { Inline } from './inline.ts';

/** Stands for a spoiler wherever words are shown that nobody asked to see; tells no length. */
const COVER = '▒▒▒';

/** A piece of a text as it is read. */
export interface PlainRun {
  text: string;
  /** Where the same characters stand in the message; null for what does not stand there. */
  at: number | null;
}

/** A text without marks, in pieces that know where they come from. Spoilers are covered. */
export function plainRuns(text: string): PlainRun[] {
  return parseBlocks(text).flatMap((block, index) => [
    ...(index === 0 ? [] : [added('\n')]),
    ...runsOf(block),
  ]);
}

/** A text as it is read, without its marks: for lists, quotes and notifications. */
export function plainText(text: string): string {
  return plainRuns(text)
    .map((run) => run.text)
    .join('');
}

const added = (text: string): PlainRun => ({ text, at: null });

function runsOf(block: Block): PlainRun[] {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return block.parts.flatMap(inlineRuns);
    case 'code':
      return [{ text: block.text, at: block.at }];
    case 'list':
      return block.items.flatMap((parts, index) => {
        const sign = block.start === null ? '• ' : `${block.start + index}. `;
        return [added(index === 0 ? sign : `\n${sign}`), ...parts.flatMap(inlineRuns)];
      });
  }
}

function inlineRuns(part: Inline): PlainRun[] {
  if (part.type === 'spoiler') return [added(COVER)];
  if ('children' in part) return part.children.flatMap(inlineRuns);
  return [{ text: part.text, at: part.at }];
}
