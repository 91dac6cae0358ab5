import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { messageLine } from '../../../i18n/attachment-text.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';

interface AnnouncerProps {
  messages: readonly MessageView[];
  nameOf: (senderId: UserId) => string;
}

type Heard = MessageView & { kind: Exclude<MessageView['kind'], 'system'> };
const isHeard = (message: MessageView): message is Heard =>
  !message.own && message.kind !== 'system';

/** Tells screen readers what somebody else just wrote. */
export function Announcer({ messages, nameOf }: AnnouncerProps) {
  const { t } = useTranslation(['conversation', 'chats']);
  const { t: file } = useTranslation('files');
  const [text, setText] = useState('');
  const newest = messages.findLast(isHeard);
  const name = newest ? nameOf(newest.senderId) : '';
  const heard = useRef(newest?.order ?? 0);
  useEffect(() => {
    if (!newest || newest.order <= heard.current) return;
    heard.current = newest.order;
    const body = newest.kind === 'text' ? messageLine(file, newest) : t(`chats:${newest.kind}`);
    setText(`${t('from', { name })} ${body}`);
  }, [newest, name, t, file]);
  return <VisuallyHidden live="polite">{text}</VisuallyHidden>;
}
