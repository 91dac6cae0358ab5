import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';

interface AnnouncerProps {
  messages: readonly MessageView[];
  name: string;
}

/** Tells screen readers what somebody else just wrote. */
export function Announcer({ messages, name }: AnnouncerProps) {
  const { t } = useTranslation(['conversation', 'chats']);
  const [text, setText] = useState('');
  const newest = messages.findLast((message) => !message.own);
  const heard = useRef(newest?.order ?? 0);
  useEffect(() => {
    if (!newest || newest.order <= heard.current) return;
    heard.current = newest.order;
    const body = newest.kind === 'text' ? newest.text : t(`chats:${newest.kind}`);
    setText(`${t('from', { name })} ${body}`);
  }, [newest, name, t]);
  return <VisuallyHidden live="polite">{text}</VisuallyHidden>;
}
