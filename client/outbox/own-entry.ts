import type { LogEntry } from '#contract/wire/chats.ts';
import type { AccountRecord } from '../records/account.ts';

/** What an ack says, as the log entry that the server does not push to the device that wrote it. */
export function ownEntry(
  { userId, deviceId }: AccountRecord,
  kind: 'message' | 'commit',
  { id, epoch }: Pick<LogEntry, 'id' | 'epoch'>,
  { seq, receivedAt }: Pick<LogEntry, 'seq' | 'receivedAt'>,
): LogEntry {
  return { seq, kind, epoch, userId, deviceId, id, receivedAt, payload: new Uint8Array() };
}
