import type { DatabaseSync } from 'node:sqlite';
import type { LogRepository } from '../../ports.ts';
import type { EntryAppender } from './log.ts';
import { type Sync, prepare } from './statements.ts';

export function leaveOperation(
  db: DatabaseSync,
  appender: EntryAppender,
): Sync<LogRepository>['leave'] {
  const standing = prepare<{ role: string; others: number }>(
    db,
    `SELECT role, (SELECT count(*) FROM members WHERE chat = chats.id) - 1 AS others
     FROM chats JOIN members ON members.chat = chats.id
     WHERE chats.id = ? AND account = ? AND kind = 'group'`,
  );
  const endMembership = prepare(db, 'DELETE FROM members WHERE chat = ? AND account = ?');
  const endDevices = prepare(
    db,
    `UPDATE chat_devices SET left_seq = ?
     WHERE chat = ? AND left_seq = 0 AND device IN (SELECT id FROM devices WHERE account = ?)`,
  );

  return (input) => {
    const { chatRef, accountRef } = input;
    const known = appender.findDuplicate(input, 'message');
    if (known) return known;
    const own = standing.get(chatRef, accountRef);
    if (!own || (own.role === 'owner' && own.others > 0)) return { status: 'conflict' };
    const entry = appender.append(input, 'message');
    if (entry.status !== 'stored') return entry;
    endMembership.run(chatRef, accountRef);
    endDevices.run(entry.seq, chatRef, accountRef);
    return entry;
  };
}
