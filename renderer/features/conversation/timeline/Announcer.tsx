import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { messageLine } from '../../../i18n/attachment-text.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';

interface AnnouncerProps {
  messages: readonly MessageView[];
  name: string;
}

/** Tells screen readers what somebody else just wrote. */
export function Announcer({ messages, name }: AnnouncerProps) {
  const { t } = useTranslation(['conversation', 'chats']);
  const { t: file } = useTranslation('files');
  const [text, setText] = useState('');
  const newest = messages.findLast((message) => !message.own);
  const heard = useRef(newest?.order ?? 0);
  useEffect(() => {
    if (!newest || newest.order <= heard.current) return;
    heard.current = newest.order;
    const body = newest.kind === 'text' ? messageLine(file, newest) : t(`chats:${newest.kind}`);
    setText(`${t('from', { name })} ${body}`);
  }, [newest, name, t, file]);
  return <VisuallyHidden live="polite">{text}</VisuallyHidden>;
}
