import type { PageRequest } from '#contract/engine/api.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { appendPage, applyChanges, prependPage, windowOf } from '../../stores/message-window.ts';
import { changeWindow, messageWindow, openWindow } from '../../stores/messages.ts';
import { positionOf, rememberPosition } from '../../stores/messages-position.ts';
import { engine } from '../engine.ts';

const PAGE = 50;
/** What scrolling adds at a time: little enough to be laid out within a frame or two. */
const STEP = 20;

interface Change {
  upserted: MessageView[];
  removed: ClientMessageId[];
}

// Changes that arrive while the first page is under way, to be applied on top of it.
const opening = new Map<ChatId, Change[]>();
const loading = new Set<string>();

const isPinned = (chatId: ChatId) => positionOf(chatId)?.pinned ?? true;

/** Takes a change of the engine over into the chat's window. */
export function applyMessages(
  chatId: ChatId,
  upserted: MessageView[],
  removed: ClientMessageId[],
): void {
  opening.get(chatId)?.push({ upserted, removed });
  changeWindow(chatId, (window) => applyChanges(window, upserted, removed, isPinned(chatId)));
}

async function open(request: PageRequest): Promise<void> {
  const { chatId } = request;
  const changes: Change[] = [];
  opening.set(chatId, changes);
  const page = await engine().page(request);
  // A newer request for the same chat took over meanwhile, e.g. a jump to the newest message.
  if (opening.get(chatId) !== changes) return;
  opening.delete(chatId);
  const window = changes.reduce(
    (result, { upserted, removed }) => applyChanges(result, upserted, removed, isPinned(chatId)),
    windowOf(page),
  );
  openWindow(chatId, window);
}

/**
 * Loads the stretch of history to begin with, unless it is there: where the person last stood, else
 * around the first unread message, else the newest.
 *
 * @param firstUnread the seq that the first unread message has at least; null when all is read
 */
export async function openHistory(chatId: ChatId, firstUnread: number | null): Promise<void> {
  if (messageWindow(chatId) || opening.has(chatId)) return;
  const position = positionOf(chatId);
  if (position && !position.pinned) {
    await open({ chatId, limit: PAGE * 2, around: position.order });
  } else if (firstUnread !== null) {
    await open({ chatId, limit: PAGE * 2, around: firstUnread });
  } else {
    await open({ chatId, limit: PAGE });
  }
}

/** Goes to the newest messages, wherever the window was. */
export async function openNewest(chatId: ChatId): Promise<void> {
  rememberPosition(chatId, { pinned: true });
  if (messageWindow(chatId)?.hasNewer !== false) await open({ chatId, limit: PAGE });
}

/** Room above a message that was jumped to, in px. */
const ABOVE = 140;

/** Goes to a message, or to the first one from `order` on, wherever the window was. */
export async function openAround(
  chatId: ChatId,
  id: ClientMessageId | null,
  order: number,
): Promise<void> {
  const target = id ?? ('' as ClientMessageId);
  rememberPosition(chatId, { pinned: false, id: target, order, offset: ABOVE });
  const window = messageWindow(chatId);
  const isHere = window?.messages.some((message) => message.order === order) ?? false;
  // A new object of the same content makes the view take its place anew.
  if (isHere) changeWindow(chatId, (now) => ({ ...now }));
  else await open({ chatId, limit: PAGE * 2, around: order });
}

async function once(key: string, work: () => Promise<void>): Promise<void> {
  if (loading.has(key)) return;
  loading.add(key);
  try {
    await work();
  } finally {
    loading.delete(key);
  }
}

/** Extends the window by a page of older messages; one request at a time. */
export function loadOlder(chatId: ChatId): Promise<void> {
  return once(`${chatId}/older`, async () => {
    const window = messageWindow(chatId);
    const before = window?.messages[0]?.order;
    if (!window?.hasOlder || before === undefined) return;
    const page = await engine().page({ chatId, limit: STEP, before });
    changeWindow(chatId, (now) =>
      now.messages[0]?.order === before ? prependPage(now, page) : now,
    );
  });
}

/** Extends the window by a page of newer messages; one request at a time. */
export function loadNewer(chatId: ChatId): Promise<void> {
  return once(`${chatId}/newer`, async () => {
    const window = messageWindow(chatId);
    const after = window?.messages.at(-1)?.order;
    if (!window?.hasNewer || after === undefined) return;
    const page = await engine().page({ chatId, limit: STEP, after });
    changeWindow(chatId, (now) =>
      now.messages.at(-1)?.order === after ? appendPage(now, page) : now,
    );
  });
}
