import type { MessagePage, MessageView } from '#contract/engine/views.ts';
import type { ClientMessageId } from '#contract/wire/primitives.ts';

/** The stretch of a chat's history that the interface holds; the rest stays in the engine. */
export interface MessageWindow {
  /** Ascending by `order`. */
  readonly messages: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** Messages that a window holds at most, so that memory and DOM stay flat however far one scrolls. */
export const WINDOW_LIMIT = 180;

const merge = (a: readonly MessageView[], b: readonly MessageView[]): MessageView[] => {
  const byId = new Map<ClientMessageId, MessageView>();
  for (const message of a) byId.set(message.id, message);
  for (const message of b) byId.set(message.id, message);
  return [...byId.values()].toSorted((x, y) => x.order - y.order);
};

const keepNewest = (window: MessageWindow): MessageWindow =>
  window.messages.length <= WINDOW_LIMIT
    ? window
    : { ...window, messages: window.messages.slice(-WINDOW_LIMIT), hasOlder: true };

const keepOldest = (window: MessageWindow): MessageWindow =>
  window.messages.length <= WINDOW_LIMIT
    ? window
    : { ...window, messages: window.messages.slice(0, WINDOW_LIMIT), hasNewer: true };

export const windowOf = (page: MessagePage): MessageWindow => ({ ...page });

/** Adds a page of older messages; what is then too much is dropped at the newer end. */
export const prependPage = (window: MessageWindow, page: MessagePage): MessageWindow =>
  keepOldest({
    messages: merge(page.messages, window.messages),
    hasOlder: page.hasOlder,
    hasNewer: window.hasNewer,
  });

/** Adds a page of newer messages; what is then too much is dropped at the older end. */
export const appendPage = (window: MessageWindow, page: MessagePage): MessageWindow =>
  keepNewest({
    messages: merge(window.messages, page.messages),
    hasOlder: window.hasOlder,
    hasNewer: page.hasNewer,
  });

/**
 * Applies what changed in the chat. Messages beyond an end that is not the end of the history are
 * left out: a page brings them when somebody scrolls there.
 *
 * @param pinned whether the newest message is in view; decides which end is trimmed
 */
export function applyChanges(
  window: MessageWindow,
  upserted: readonly MessageView[],
  removed: readonly ClientMessageId[],
  pinned: boolean,
): MessageWindow {
  const known = new Set(window.messages.map((message) => message.id));
  const first = window.messages[0]?.order ?? Number.POSITIVE_INFINITY;
  const last = window.messages.at(-1)?.order ?? Number.NEGATIVE_INFINITY;
  const inside = upserted.filter((message) => {
    if (known.has(message.id)) return true;
    if (message.order > last) return !window.hasNewer;
    return message.order > first || !window.hasOlder;
  });
  const gone = removed.some((id) => known.has(id));
  if (inside.length === 0 && !gone) return window;
  const kept = gone
    ? window.messages.filter((message) => !removed.includes(message.id))
    : window.messages;
  const next = { ...window, messages: merge(kept, inside) };
  return pinned ? keepNewest(next) : keepOldest(next);
}
