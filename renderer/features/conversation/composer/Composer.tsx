import { ChartBarBig } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendOptions } from '#contract/engine/messages.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import {
  clearDraft,
  draftOf,
  flushDraft,
  keepDraft,
  pulseTyping,
  stopTyping,
} from '../../../services/chats/index.ts';
import { editMessage, isEditable, sendText } from '../../../services/messages/index.ts';
import { compose, stopComposing, useComposing } from '../../../stores/composing.ts';
import { messageWindow } from '../../../stores/messages.ts';
import { showToast } from '../../../stores/toasts.ts';
import { MenuItem } from '../../../ui/Menu.tsx';
import { AttachButton, RecordingBar, VoiceButton, useIsRecording } from '../../files/index.ts';
import { EmojiButton } from '../emoji/EmojiButton.tsx';
import { useLinkPreview } from '../link-preview/use-link-preview.tsx';
import { useMentions } from '../mentions/use-mentions.tsx';
import { PollDialog } from '../poll/PollDialog.tsx';
import { focusLastMessage } from '../timeline/message-keys.ts';
import { ByteCounter } from './ByteCounter.tsx';
import { bytesLeft } from './byte-budget.ts';
import { COMPOSER_ID } from './focus.ts';
import { fitHeight } from './fit-height.ts';
import { SendButton } from './SendButton.tsx';
import { Strip } from './Strip.tsx';
import { useTypeToFocus } from './use-type-to-focus.ts';
import { markOf, wrap } from './wrap.ts';
import styles from './Composer.module.css';

/** The last own message, if it is among the newest and can still be edited. */
function lastEditable(chatId: ChatId): MessageView | undefined {
  const window = messageWindow(chatId);
  const last = window?.hasNewer ? undefined : window?.messages.findLast(({ own }) => own);
  return last && isEditable(last, Date.now()) ? last : undefined;
}

/** Where messages are written. Its text is its own state: typing draws nothing else anew. */
export function Composer({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation(['conversation', 'errors', 'messages']);
  const composing = useComposing((state) => state.byChat[chatId]);
  const isEdit = composing?.kind === 'edit';
  const [text, setText] = useState(() => draftOf(chatId));
  const [asks, setAsks] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const body = text.trim();
  const isCaption = isEdit && composing.message.attachments.length > 0;
  const left = bytesLeft(body, isCaption ? LIMITS.caption : LIMITS.messageText);
  const canSend = (body !== '' || isCaption) && left >= 0;
  const isRecording = useIsRecording();
  useTypeToFocus();
  useLayoutEffect(() => fitHeight(field.current), [text]);

  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
    const leave = () => {
      flushDraft(chatId);
      stopTyping(chatId);
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [chatId]);

  useEffect(() => {
    if (!isRecording) field.current?.focus();
  }, [isRecording]);
  // What is being edited stands in the place of the draft, which comes back afterwards.
  const [edited, setEdited] = useState<MessageView | null>(null);
  const nowEdited = isEdit ? composing.message : null;
  if (edited !== nowEdited) {
    setEdited(nowEdited);
    setText(nowEdited ? nowEdited.text : draftOf(chatId));
  }
  useEffect(() => {
    if (composing) field.current?.focus();
  }, [composing]);

  const change = (next: string) => {
    setText(next);
    if (isEdit) return;
    keepDraft(chatId, next);
    if (next.trim() === '') stopTyping(chatId);
    else pulseTyping(chatId);
  };

  const replace = (start: number, end: number, piece: string) => {
    change(text.slice(0, start) + piece + text.slice(end));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start + piece.length, start + piece.length);
    });
  };

  /** Puts something where the caret stands. */
  const insert = (piece: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    replace(selectionStart, selectionEnd, piece);
  };
  const mentions = useMentions(chatId, text, replace);
  const link = useLinkPreview(text, isEdit);

  /** Marks what is selected, e.g. as bold. */
  const mark = (sign: string) => {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = field.current ?? {};
    const marked = wrap({ text, start, end }, sign);
    change(marked.text);
    requestAnimationFrame(() => field.current?.setSelectionRange(marked.start, marked.end));
  };

  const saveEdit = async (message: MessageView) => {
    stopComposing(chatId);
    if (body === message.text) return;
    const result = await editMessage(message, body);
    if (result.ok) return;
    showToast(t(`errors:${result.code}`), 'danger');
  };

  const send = async (options: SendOptions = {}) => {
    if (!canSend) return;
    if (isEdit) return saveEdit(composing.message);
    const replyTo = composing?.message.id;
    stopComposing(chatId);
    setText('');
    clearDraft(chatId);
    stopTyping(chatId);
    field.current?.focus();
    const result = await sendText(chatId, body, {
      ...options,
      ...(replyTo ? { replyTo } : {}),
      ...(link.preview ? { linkPreview: link.preview } : {}),
    });
    if (result.ok) return;
    showToast(t(`errors:${result.code}`), 'danger');
    const restored = [body, draftOf(chatId)].filter(Boolean).join('\n');
    keepDraft(chatId, restored);
    setText(restored);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter picks a candidate; 229 is what Safari says then.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (mentions.onKeyDown(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      void send();
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey && markOf(event.nativeEvent)) {
      event.preventDefault();
      event.stopPropagation();
      mark(markOf(event.nativeEvent) ?? '');
    } else if (event.key === 'Escape' && composing) {
      event.preventDefault();
      event.stopPropagation();
      stopComposing(chatId);
    } else if (event.key === 'ArrowUp' && !event.altKey && text === '') {
      event.preventDefault();
      const last = composing ? undefined : lastEditable(chatId);
      if (last) compose('edit', last);
      else focusLastMessage();
    }
  };

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {asks && <PollDialog chatId={chatId} onClose={() => setAsks(false)} />}
      {mentions.list}
      <div className={styles.box}>
        {composing && !isRecording && (
          <Strip composing={composing} onCancel={() => stopComposing(chatId)} />
        )}
        {!isRecording && link.strip}
        {isRecording ? (
          <RecordingBar chatId={chatId} />
        ) : (
          <>
            <AttachButton chatId={chatId}>
              <MenuItem icon={ChartBarBig} onSelect={() => setAsks(true)}>
                {t('messages:poll.menu')}
              </MenuItem>
            </AttachButton>
            <textarea
              ref={field}
              id={COMPOSER_ID}
              className={styles.field}
              rows={1}
              value={text}
              dir="auto"
              placeholder={t('placeholder')}
              aria-label={t('placeholder')}
              aria-invalid={left < 0 || undefined}
              autoComplete="off"
              data-region-focus
              {...mentions.fieldProps}
              onSelect={(event) => mentions.onCaret(event.currentTarget.selectionStart)}
              onChange={(event) => {
                change(event.target.value);
                mentions.onCaret(event.target.selectionStart);
              }}
              onKeyDown={onKeyDown}
            />
            <ByteCounter left={left} />
            <EmojiButton onPick={insert} />
            {body === '' && !composing ? (
              <VoiceButton chatId={chatId} />
            ) : (
              <SendButton
                isEdit={isEdit}
                canSend={canSend}
                onSend={(options) => void send(options)}
              />
            )}
          </>
        )}
      </div>
    </form>
  );
}
