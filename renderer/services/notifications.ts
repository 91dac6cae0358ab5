import { callsForAttention, isMuted } from '#contract/engine/attention.ts';
import type { ChatView, MessageView } from '#contract/engine/views.ts';
import type { NotificationAction } from '#contract/platform/platform-api.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { platform } from '../platform/index.ts';
import { useChats } from '../stores/chats.ts';
import { isQuiet } from './quiet.ts';
import { selectChat, useNavigation } from '../stores/navigation.ts';
import { usePreferences } from '../stores/preferences.ts';
import { storePresenting, usePresenting } from '../stores/presenting.ts';
import { engine, onEngineEvent } from './engine.ts';

/** Words of a notification, in the language of the interface. */
export interface NotificationTexts {
  /** `count` messages of a chat that were not read yet, the newest of which is told. */
  title(chat: ChatView, count: number): string;
  body(message: MessageView, chat: ChatView): string;
  /** In the place of the name and of the text where they are not to be shown. */
  hiddenTitle(): string;
  hiddenBody(count: number): string;
  /** Buttons, where the system has them. */
  reply(): string;
  markRead(): string;
}

/** Outlasts the reload by a lock and ends with the window. */
const PRESENTING = 'vestnik.presenting';

/** How many messages were announced of chats whose notification may still stand on the screen. */
const announced = new Map<ChatId, number>();

/** Announces messages that the person doesn't see, and keeps the badge; call once. */
export function startNotifications(texts: NotificationTexts): void {
  storePresenting(sessionStorage.getItem(PRESENTING) !== null);
  onEngineEvent((event) => {
    if (event.type === 'incoming') announce(event.chat, event.message, texts);
    if (event.type === 'messages') withdrawDeleted(event.chatId, event.upserted, event.removed);
  });
  platform.notifications.onClick((chatId) => {
    selectChat(chatId as ChatId);
    void platform.window.show();
  });
  platform.notifications.onAction((action) => void act(action));
  let shown = -1;
  useChats.subscribe(({ byId }, before) => {
    if (byId === before.byId) return;
    const chats = Object.values(byId);
    for (const chat of chats) {
      const was = before.byId[chat.chatId]?.unreadCount ?? 0;
      if (was > 0 && chat.unreadCount === 0) withdraw(chat.chatId);
    }
    const total = unreadTotal(chats, Date.now());
    if (total === shown) return;
    shown = total;
    void platform.badge.set(total);
  });
}

/** Keeps notifications off a screen that others see, those that are shown now too. */
export function setPresenting(on: boolean): void {
  storePresenting(on);
  if (on) sessionStorage.setItem(PRESENTING, 'on');
  else sessionStorage.removeItem(PRESENTING);
  if (on) withdrawNotifications();
}

/** Takes everything away that may still be shown: names and texts must not outlast the lock. */
export function withdrawNotifications(): void {
  for (const chatId of announced.keys()) withdraw(chatId);
}

function withdraw(chatId: ChatId): void {
  announced.delete(chatId);
  void platform.notifications.withdraw(chatId);
}

/** What was deleted or has disappeared must not go on being read in a notification. */
function withdrawDeleted(
  chatId: ChatId,
  upserted: readonly MessageView[],
  removed: readonly ClientMessageId[],
): void {
  const isGone = removed.length > 0 || upserted.some(({ kind }) => kind === 'deleted');
  if (isGone && announced.has(chatId)) withdraw(chatId);
}

/** Asks for permission once, from a press of a button. */
export function requestNotifications(): Promise<boolean> {
  return platform.notifications.request();
}

type Counted = Pick<
  ChatView,
  'unreadCount' | 'unreadMentions' | 'mutedUntil' | 'muteExceptMentions' | 'request' | 'hidden'
>;

/** Messages not read yet that call for attention, over all chats, at a time (Unix ms). */
export function unreadTotal(chats: readonly Counted[], now: number): number {
  const calling = (chat: Counted) => {
    if (chat.request || chat.hidden) return 0;
    if (!isMuted(chat, now)) return chat.unreadCount;
    return chat.muteExceptMentions ? chat.unreadMentions.length : 0;
  };
  return chats.reduce((sum, chat) => sum + calling(chat), 0);
}

function announce(chat: ChatView, message: MessageView, texts: NotificationTexts): void {
  const preferences = usePreferences.getState();
  const { presenting } = usePresenting.getState();
  if (!preferences.notifications || presenting || isSeen(chat.chatId)) return;
  if (isQuiet(preferences, new Date())) return;
  const attention = { mentioned: message.mentionsMe, now: Date.now() };
  if (!callsForAttention(chat, attention)) return;
  const { notificationDetail: detail } = preferences;
  const count = (announced.get(chat.chatId) ?? 0) + 1;
  announced.set(chat.chatId, count);
  void platform.notifications.show({
    chatId: chat.chatId,
    // The count stands where the body does not say it already.
    title:
      detail === 'none' ? texts.hiddenTitle() : texts.title(chat, detail === 'text' ? count : 1),
    body: detail === 'text' ? texts.body(message, chat) : texts.hiddenBody(count),
    silent: message.silent || !preferences.notificationSound,
    actions: { reply: texts.reply(), markRead: texts.markRead() },
  });
}

/** Does what was chosen on a notification without opening the app. */
async function act(action: NotificationAction): Promise<void> {
  const chatId = action.chatId as ChatId;
  // Whoever answers has read what they answer to; their own message has no seq yet.
  const seq = useChats.getState().byId[chatId]?.lastMessage?.seq;
  const text = action.kind === 'reply' ? action.text.trim() : '';
  if (text !== '') await engine().sendText(chatId, text);
  if (seq) await engine().markRead(chatId, seq);
}

function isSeen(chatId: ChatId): boolean {
  const { view, selectedChatId } = useNavigation.getState();
  return document.hasFocus() && view === 'chats' && selectedChatId === chatId;
}
