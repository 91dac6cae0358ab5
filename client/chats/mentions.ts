import type { UserId } from '#contract/wire/primitives.ts';
import type { ChatRecord } from '../records/chat.ts';
import { type MessageRecord, mentions } from '../records/message.ts';
import { unreadAmong } from './summary.ts';

/** Unread mentions that are remembered of one chat. */
const MOST = 100;

type Mentioned = ChatRecord['mentioned'];

/** The unread messages that mention this account, after some were added or changed. */
export function mentionedWith(
  known: Mentioned,
  changed: readonly MessageRecord[],
  readSeq: number,
  self: UserId,
): Mentioned {
  const ids = new Set(changed.map(({ id }) => id));
  const added = changed.flatMap((message) => {
    const { id, seq } = message;
    const counts = seq !== null && mentions(message, self) && unreadAmong([message], readSeq) > 0;
    return counts ? [{ id, seq }] : [];
  });
  const kept = known.filter(({ id, seq }) => seq > readSeq && !ids.has(id));
  if (added.length === 0 && kept.length === known.length) return known;
  return [...kept, ...added].toSorted((a, b) => a.seq - b.seq).slice(-MOST);
}
