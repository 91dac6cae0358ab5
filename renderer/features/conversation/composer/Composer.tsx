import { ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import {
  clearDraft,
  draftOf,
  flushDraft,
  keepDraft,
  pulseTyping,
  stopTyping,
} from '../../../services/chats/index.ts';
import { sendText } from '../../../services/messages/index.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { AttachButton, RecordingBar, VoiceButton, useIsRecording } from '../../files/index.ts';
import { focusLastMessage } from '../timeline/message-keys.ts';
import { ByteCounter } from './ByteCounter.tsx';
import { bytesLeft } from './byte-budget.ts';
import { COMPOSER_ID } from './focus.ts';
import { fitHeight } from './fit-height.ts';
import { useTypeToFocus } from './use-type-to-focus.ts';
import styles from './Composer.module.css';

/** Where messages are written. Its text is its own state: typing draws nothing else anew. */
export function Composer({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation(['conversation', 'errors']);
  const [text, setText] = useState(() => draftOf(chatId));
  const field = useRef<HTMLTextAreaElement>(null);
  const body = text.trim();
  const left = bytesLeft(body);
  const canSend = body !== '' && left >= 0;
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

  const change = (next: string) => {
    setText(next);
    keepDraft(chatId, next);
    if (next.trim() === '') stopTyping(chatId);
    else pulseTyping(chatId);
  };

  const send = async () => {
    if (!canSend) return;
    setText('');
    clearDraft(chatId);
    stopTyping(chatId);
    field.current?.focus();
    const result = await sendText(chatId, body);
    if (result.ok) return;
    showToast(t(`errors:${result.code}`), 'danger');
    const restored = [body, draftOf(chatId)].filter(Boolean).join('\n');
    keepDraft(chatId, restored);
    setText(restored);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter picks a candidate; 229 is what Safari says then.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      void send();
    } else if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      focusLastMessage();
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
      <div className={styles.box}>
        {isRecording ? (
          <RecordingBar chatId={chatId} />
        ) : (
          <>
            <AttachButton chatId={chatId} />
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
              onChange={(event) => change(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <ByteCounter left={left} />
            {body === '' ? (
              <VoiceButton chatId={chatId} />
            ) : (
              <button
                type="submit"
                className={styles.send}
                aria-label={t('send')}
                title={t('send')}
                aria-disabled={!canSend}
              >
                <Icon icon={ArrowUp} />
              </button>
            )}
          </>
        )}
      </div>
    </form>
  );
}
