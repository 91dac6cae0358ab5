import { Fragment, type ReactNode } from 'react';
import type { Block } from '#contract/content/markup/blocks.ts';
import type { Inline } from '#contract/content/markup/inline.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { openLink } from '../../../services/links.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { MentionChip } from '../mentions/MentionChip.tsx';
import { Spoiler } from './Spoiler.tsx';
import styles from './FormattedText.module.css';

/** Blocks as React elements: whatever somebody writes never becomes HTML. */
export function FormattedText({ blocks, of }: { blocks: readonly Block[]; of?: Mentioning }) {
  return blocks.map((block, index) => <BlockView key={index} block={block} of={of} />);
}

/** Whose mentions are shown within a text. */
export type Mentioning = Pick<MessageView, 'chatId' | 'mentions'> | undefined;

function BlockView({ block, of }: { block: Block; of: Mentioning }) {
  switch (block.type) {
    case 'paragraph':
      return <p className={styles.paragraph}>{inlines(block.parts, of)}</p>;
    case 'quote':
      return <blockquote className={styles.quote}>{inlines(block.parts, of)}</blockquote>;
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />;
    case 'list': {
      const items = block.items.map((parts, index) => <li key={index}>{inlines(parts, of)}</li>);
      if (block.start === null) return <ul className={styles.list}>{items}</ul>;
      return (
        <ol className={styles.list} start={block.start}>
          {items}
        </ol>
      );
    }
  }
}

/** The parts of one paragraph. */
export function inlines(parts: readonly Inline[], of?: Mentioning): ReactNode {
  return parts.map((part, index) => <Fragment key={index}>{inline(part, of)}</Fragment>);
}

function inline(part: Inline, of: Mentioning): ReactNode {
  switch (part.type) {
    case 'text':
      return of && of.mentions.length > 0 ? mentioned(part.text, part.at, of) : part.text;
    case 'code':
      return <code className={styles.code}>{part.text}</code>;
    case 'link':
      return (
        <a
          href={part.href}
          title={part.href}
          rel="noreferrer noopener"
          onClick={(event) => {
            event.preventDefault();
            void openLink(part.href);
          }}
        >
          {part.text}
        </a>
      );
    case 'strong':
      return <strong>{inlines(part.children, of)}</strong>;
    case 'em':
      return <em>{inlines(part.children, of)}</em>;
    case 'strike':
      return <s>{inlines(part.children, of)}</s>;
    case 'spoiler':
      return <Spoiler>{inlines(part.children, of)}</Spoiler>;
  }
}

/** A piece of text that begins at a place of the message, with its mentions as chips. */
function mentioned(
  text: string,
  at: number,
  { chatId, mentions }: NonNullable<Mentioning>,
): ReactNode {
  const pieces: ReactNode[] = [];
  let done = 0;
  for (const { userId, start, length } of mentions) {
    const from = start - at;
    if (from < done || from + length > text.length) continue;
    const written = text.slice(from, from + length);
    pieces.push(
      text.slice(done, from),
      <MentionChip key={start} chatId={chatId} userId={userId} written={written} />,
    );
    done = from + length;
  }
  return [...pieces, text.slice(done)];
}
