import { Fragment, type ReactNode } from 'react';
import type { Block } from '#contract/content/markup/blocks.ts';
import type { Inline } from '#contract/content/markup/inline.ts';
import { openLink } from '../../../services/links.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { Spoiler } from './Spoiler.tsx';
import styles from './FormattedText.module.css';

/** Blocks as React elements: whatever somebody writes never becomes HTML. */
export function FormattedText({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <BlockView key={index} block={block} />);
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <p className={styles.paragraph}>{inlines(block.parts)}</p>;
    case 'quote':
      return <blockquote className={styles.quote}>{inlines(block.parts)}</blockquote>;
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />;
    case 'list': {
      const items = block.items.map((parts, index) => <li key={index}>{inlines(parts)}</li>);
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
export function inlines(parts: readonly Inline[]): ReactNode {
  return parts.map((part, index) => <Fragment key={index}>{inline(part)}</Fragment>);
}

function inline(part: Inline): ReactNode {
  switch (part.type) {
    case 'text':
      return part.text;
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
      return <strong>{inlines(part.children)}</strong>;
    case 'em':
      return <em>{inlines(part.children)}</em>;
    case 'strike':
      return <s>{inlines(part.children)}</s>;
    case 'spoiler':
      return <Spoiler>{inlines(part.children)}</Spoiler>;
  }
}
