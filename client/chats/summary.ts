import type { MessageRecord } from '../records/message.ts';

/** The message that stands last in the chat after `changed` were added or replaced. */
export function newestOf(
  last: MessageRecord | null,
  changed: MessageRecord[],
): MessageRecord | null {
  const replaced = changed.find(({ id }) => id === last?.id) ?? last;
  return changed.reduce<MessageRecord | null>(
    (newest, message) => (newest === null || message.order > newest.order ? message : newest),
    replaced,
  );
}

/** Kinds that nobody has to read. */
const SILENT: ReadonlySet<MessageRecord['kind']> = new Set(['deleted', 'timer', 'system']);

/** How many of the messages are somebody else's and not read yet. */
export function unreadAmong(messages: MessageRecord[], readSeq: number): number {
  return messages.filter(
    ({ own, seq, kind }) => !own && seq !== null && seq > readSeq && !SILENT.has(kind),
  ).length;
}
