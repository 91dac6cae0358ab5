import { create } from 'zustand';
import type { ChatView, PersonView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';

interface ChatsState {
  /** False until the list was read from this device. */
  loaded: boolean;
  byId: Readonly<Record<ChatId, ChatView>>;
  /** Chats to show: pinned ones, then newest activity first. */
  order: readonly ChatId[];
  /** Chats that strangers have begun, newest activity first; they stand in no other list. */
  requests: readonly ChatId[];
}

const initial: ChatsState = { loaded: false, byId: {}, order: [], requests: [] };

/** The chat list as the engine last told it. */
export const useChats = create<ChatsState>()(() => initial);

/** Notes carry the account's data as well: they are no chat before somebody wrote into them. */
const isUnused = ({ kind, lastMessage, draft }: ChatView) =>
  kind === 'notes' && lastMessage === null && draft === '';

/** Pinned ones, then newest activity; the id decides between equals, so that rows never swap. */
const byRank = (a: ChatView, b: ChatView) =>
  (b.pinnedAt ?? 0) - (a.pinnedAt ?? 0) ||
  b.activityAt - a.activityAt ||
  (a.chatId < b.chatId ? 1 : -1);

const sameOrder = (a: readonly ChatId[], b: readonly ChatId[]) =>
  a.length === b.length && a.every((id, index) => id === b[index]);

const ordered = (chats: readonly ChatView[], before: readonly ChatId[]): readonly ChatId[] => {
  const order = chats.toSorted(byRank).map((chat) => chat.chatId);
  return sameOrder(order, before) ? before : order;
};

const withOrder = (
  byId: Readonly<Record<ChatId, ChatView>>,
  before: Pick<ChatsState, 'order' | 'requests'>,
): Pick<ChatsState, 'byId' | 'order' | 'requests'> => {
  const chats = Object.values(byId).filter((chat) => !chat.hidden && !isUnused(chat));
  return {
    byId,
    order: ordered(
      chats.filter(({ request }) => !request),
      before.order,
    ),
    requests: ordered(
      chats.filter(({ request }) => request),
      before.requests,
    ),
  };
};

const samePerson = (a: PersonView, b: PersonView) => JSON.stringify(a) === JSON.stringify(b);

/** Every event brings copies: an unchanged person keeps its identity, so that nobody draws it anew. */
const keyed = (
  chats: readonly ChatView[],
  before: Readonly<Record<ChatId, ChatView>>,
): Record<ChatId, ChatView> =>
  Object.fromEntries(
    chats.map((chat) => {
      const peer = before[chat.chatId]?.peer;
      const same = peer && chat.peer && samePerson(peer, chat.peer);
      return [chat.chatId, same ? { ...chat, peer } : chat];
    }),
  );

/** Takes changed or new chats over; the others keep their identity. */
export function upsertChats(chats: readonly ChatView[]): void {
  useChats.setState((state) => withOrder({ ...state.byId, ...keyed(chats, state.byId) }, state));
}

/** Replaces the whole list with what the engine answered. */
export function setChats(chats: readonly ChatView[]): void {
  useChats.setState((state) => ({
    loaded: true,
    ...withOrder(keyed(chats, state.byId), state),
  }));
}

export function clearChats(): void {
  useChats.setState(initial);
}
