import { memo, useMemo } from 'react';
import { parseBlocks } from '#contract/content/markup/blocks.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Foldable, isLong } from '../format/Foldable.tsx';
import { FormattedText, inlines } from '../format/FormattedText.tsx';
import { LinkCard } from '../link-preview/LinkCard.tsx';
import { MessageMeta } from './MessageMeta.tsx';
import { isEmojiOnly } from './emoji.ts';
import styles from './Message.module.css';

/** The words of a message with time and tick behind them. */
export const TextBody = memo(function TextBody({ message }: { message: MessageView }) {
  const { text } = message;
  const blocks = useMemo(() => parseBlocks(text), [text]);
  const [first] = blocks;
  const { linkPreview } = message;
  const isPlain =
    linkPreview === null && blocks.length === 1 && first?.type === 'paragraph' && !isLong(text);
  if (isPlain) {
    return (
      <p dir="auto" className={classNames(styles.text, isEmojiOnly(text) && styles.emoji)}>
        {inlines(first.parts, message)}
        <MessageMeta message={message} />
      </p>
    );
  }
  return (
    <div dir="auto" className={styles.blocks}>
      <Foldable text={text}>
        <FormattedText blocks={blocks} of={message} />
      </Foldable>
      {linkPreview && <LinkCard preview={linkPreview} />}
      <MessageMeta message={message} />
    </div>
  );
});
