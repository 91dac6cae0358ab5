import { CircleAlert, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import { parseInline } from '#contract/content/markup/inline.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { avatarColour } from '../../../ui/avatar-colour.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Attachments, isPicture } from '../../files/index.ts';
import { useSelection } from '../../../stores/selection.ts';
import { HoverBar } from '../actions/HoverBar.tsx';
import { isAvailable } from '../actions/commands.ts';
import { SelectMark } from '../actions/SelectMark.tsx';
import { inlines } from '../format/FormattedText.tsx';
import { PollBody } from '../poll/PollBody.tsx';
import { Quote } from '../quote/Quote.tsx';
import { FailedNote } from './FailedNote.tsx';
import { MessageMeta } from './MessageMeta.tsx';
import { Reactions } from './Reactions.tsx';
import { TimerLine } from './TimerLine.tsx';
import { TextBody } from './TextBody.tsx';
import { useMessageTexts } from './message-texts.ts';
import { MemberPortrait } from '../../pictures/index.ts';
import styles from './Message.module.css';

interface MessageProps {
  message: MessageView;
  /** First and last of its group: they decide corners and the avatar. */
  first: boolean;
  last: boolean;
  senderName: string;
  /** In groups: the name stands in the first bubble of others, with the role beside it. */
  author?: { role: string } | null;
  /** Arrived while the chat is open: it rises into place. */
  fresh: boolean;
  /** Its menu is open. */
  lifted: boolean;
}

/** One bubble. The attributes on it are what scrolling, the menu and the keyboard find it by. */
export const Message = memo(function Message({
  message,
  first,
  last,
  senderName,
  author = null,
  fresh,
  lifted,
}: MessageProps) {
  const texts = useMessageTexts();
  const [hovered, setHovered] = useState(false);
  const isSelected = useSelection((state) => state.ids.has(message.id));
  const isSelecting = useSelection((state) => state.chatId === message.chatId);
  if (message.kind === 'timer') return <TimerLine message={message} />;
  const hasBar = hovered && !isSelecting && isAvailable('reply', message);
  return (
    <div
      className={classNames(
        styles.row,
        isSelecting && styles.selecting,
        isSelected && styles.selected,
        message.own ? styles.own : styles.other,
        first && styles.first,
        last && styles.last,
        fresh && styles.fresh,
      )}
      data-id={message.id}
      data-order={message.order}
      data-seq={message.seq ?? undefined}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      {isSelecting && <SelectMark message={message} selected={isSelected} />}
      {!message.own && (
        <span className={styles.avatar}>
          {last && (
            <MemberPortrait
              chatId={message.chatId}
              userId={message.senderId}
              name={senderName}
              size="s"
            />
          )}
        </span>
      )}
      <div className={styles.stack}>
        <article
          tabIndex={-1}
          data-message={message.id}
          className={classNames(styles.bubble, lifted && styles.lifted)}
        >
          {author && first && !message.own && (
            <p aria-hidden className={styles.author} data-tint={avatarColour(message.senderId)}>
              <b>{senderName}</b>
              {author.role && <span>{author.role}</span>}
            </p>
          )}
          <VisuallyHidden>{message.own ? texts.own : texts.from(senderName)}</VisuallyHidden>
          {hasBar && <HoverBar message={message} />}
          {message.forwardedFrom && (
            <span className={styles.forwarded}>{texts.forwarded(message.forwardedFrom.name)}</span>
          )}
          <Quote message={message} />
          <Body message={message} senderName={senderName} />
          {message.reactions.length > 0 && <Reactions message={message} />}
        </article>
        {message.sendState === 'failed' && <FailedNote message={message} />}
      </div>
    </div>
  );
});

function Body({ message, senderName }: { message: MessageView; senderName: string }) {
  const texts = useMessageTexts();
  if (message.kind === 'system') return null;
  if (message.kind === 'deleted') {
    return (
      <p className={styles.placeholder}>
        <Icon icon={Trash2} size={16} />
        <span>{message.own ? texts.deletedByYou : texts.deletedBy(senderName)}</span>
        <MessageMeta message={message} />
      </p>
    );
  }
  if (message.kind !== 'text') {
    return (
      <p className={styles.placeholder}>
        <Icon icon={CircleAlert} size={16} />
        <span>{texts[message.kind === 'undecryptable' ? 'undecryptable' : 'unsupported']}</span>
        <MessageMeta message={message} />
      </p>
    );
  }
  if (message.poll !== null) {
    return (
      <>
        <PollBody message={message} poll={message.poll} />
        <MessageMeta message={message} />
      </>
    );
  }
  if (message.attachments.length > 0) {
    return (
      <>
        <Attachments message={message} sender={senderName} />
        <p
          dir="auto"
          className={classNames(styles.text, message.text === '' ? styles.bare : styles.caption)}
          data-over={isPicture(message.attachments.at(-1)?.kind) || undefined}
        >
          {inlines(parseInline(message.text), message)}
          <MessageMeta message={message} />
        </p>
      </>
    );
  }
  return <TextBody message={message} />;
}
