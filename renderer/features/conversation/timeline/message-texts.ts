import { createContext, use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tick } from '../../../stores/messages-tick.ts';

/** The words that every bubble needs. */
export interface MessageTexts {
  language: string;
  own: string;
  from: (name: string) => string;
  deletedByYou: string;
  deletedBy: (name: string) => string;
  forwarded: (name: string) => string;
  edited: string;
  starred: string;
  disappears: (time: string) => string;
  waits: (time: string) => string;
  undecryptable: string;
  unsupported: string;
  tick: Record<Tick, string>;
}

const MessageTextsContext = createContext<MessageTexts | null>(null);
export const MessageTextsProvider = MessageTextsContext.Provider;

/** Translates once for all bubbles: a hook of i18next in each of them made a page twice as slow. */
export function useTranslatedMessageTexts(): MessageTexts {
  const { t, i18n } = useTranslation(['conversation', 'chats', 'messages']);
  const { language } = i18n;
  return useMemo(
    () => ({
      language,
      own: t('own'),
      from: (name) => t('from', { name }),
      deletedByYou: t('messages:deletedByYou'),
      deletedBy: (name) => t('messages:deletedBy', { name }),
      forwarded: (name) => t('messages:forwardedFrom', { name }),
      edited: t('messages:edited'),
      starred: t('messages:starred'),
      disappears: (time) => t('messages:timer.disappears', { time }),
      waits: (time) => t('messages:schedule.waits', { time }),
      undecryptable: t('undecryptable'),
      unsupported: t('unsupported'),
      tick: {
        waiting: t('chats:tick.waiting'),
        sent: t('chats:tick.sent'),
        delivered: t('chats:tick.delivered'),
        read: t('chats:tick.read'),
        failed: t('chats:tick.failed'),
      },
    }),
    [t, language],
  );
}

/** @throws Error outside of a {@link MessageTextsProvider}. */
export function useMessageTexts(): MessageTexts {
  const texts = use(MessageTextsContext);
  if (!texts) throw new Error('no MessageTextsProvider above');
  return texts;
}
