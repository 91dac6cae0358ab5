import type { MessageView } from '#contract/engine/views.ts';
import type { MessageWindow } from '../../../stores/message-window.ts';
import { startOfDay } from '../../../i18n/dates.ts';

/** Messages of one sender that are closer than this stand together. */
const GROUP_GAP_MS = 5 * 60 * 1000;

/** Where the "new messages" line stands: before the first message of somebody else after a seq. */
export interface UnreadMarker {
  afterSeq: number;
  count: number;
}

interface TimelineRow {
  message: MessageView;
  /** First and last of its group. */
  first: boolean;
  last: boolean;
  /** Count for the "new messages" line above it; 0 for no line. */
  unread: number;
}

export interface TimelineDay {
  /** Start of the local day, Unix ms. */
  day: number;
  rows: TimelineRow[];
}

const isRead = (message: MessageView | undefined, marker: UnreadMarker): boolean =>
  message !== undefined && message.seq !== null && message.seq <= marker.afterSeq;

/**
 * Lays messages out in days and groups. Times come from the senders' clocks while the order comes
 * from the log, so a day never goes back: a late clock stays under the day before it.
 */
export function buildDays(
  { messages, hasOlder }: Pick<MessageWindow, 'messages' | 'hasOlder'>,
  marker: UnreadMarker | null,
): TimelineDay[] {
  const days: TimelineDay[] = [];
  // Without a read message above it the line could stand too low: the first unread may be further up.
  let pendingMarker = marker && (!hasOlder || isRead(messages[0], marker)) ? marker : null;
  let previous: TimelineRow | null = null;
  for (const message of messages) {
    const current = days.at(-1);
    const day = Math.max(startOfDay(message.sentAt), current?.day ?? 0);
    const isUnread =
      pendingMarker !== null &&
      !message.own &&
      message.kind !== 'system' &&
      message.seq !== null &&
      message.seq > pendingMarker.afterSeq;
    const joins: boolean =
      previous !== null &&
      current?.day === day &&
      !isUnread &&
      previous.message.kind !== 'system' &&
      message.kind !== 'system' &&
      previous.message.senderId === message.senderId &&
      Math.abs(message.sentAt - previous.message.sentAt) < GROUP_GAP_MS;
    if (joins && previous) previous.last = false;
    const row: TimelineRow = {
      message,
      first: !joins,
      last: true,
      unread: isUnread && pendingMarker ? pendingMarker.count : 0,
    };
    if (isUnread) pendingMarker = null;
    if (current?.day === day) current.rows.push(row);
    else days.push({ day, rows: [row] });
    previous = row;
  }
  return days;
}
