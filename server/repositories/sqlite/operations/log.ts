import type { DatabaseSync } from 'node:sqlite';
import type { AppendResult, LogRepository, NewEntry } from '../../ports.ts';
import { commitOperation } from './commit.ts';
import { leaveOperation } from './leave.ts';
import { pageOperation } from './page.ts';
import { type Sync, prepare, violates } from './statements.ts';
import { waitingOperation } from './waiting.ts';

/** What an id that was seen before is answered with. */
type Known = Exclude<AppendResult, { status: 'stored' }>;

/** Appends one entry: epoch check and seq in one statement, then the head of the chat moves. */
export function entryAppender(db: DatabaseSync) {
  const insert = prepare<{ id: number; seq: number }>(
    db,
    `INSERT INTO entries (chat, seq, kind, epoch, device, client_id, received_at, payload,
       withheld, prev)
     SELECT ?1, head_seq + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, head_entry FROM chats WHERE id = ?1 AND epoch = ?3
     RETURNING id, seq`,
  );
  const moveHead = prepare(db, 'UPDATE chats SET head_seq = ?, head_entry = ? WHERE id = ?');
  const duplicate = prepare<{ seq: number; received_at: number; kind: string }>(
    db,
    'SELECT seq, received_at, kind FROM entries WHERE chat = ? AND device = ? AND client_id = ?',
  );

  function findDuplicate(entry: NewEntry, kind: string): Known | null {
    const row = duplicate.get(entry.chatRef, entry.deviceRef, entry.id);
    if (!row) return null;
    if (row.kind !== kind) return { status: 'epoch-stale' };
    return { status: 'duplicate', seq: row.seq, receivedAt: row.received_at };
  }

  function append(entry: NewEntry, kind: 'message' | 'commit'): AppendResult {
    const { chatRef, deviceRef, epoch, id, payload } = entry;
    const withheld = entry.withheld ? 1 : 0;
    const receivedAt = Date.now();
    let row: { id: number; seq: number } | undefined;
    try {
      row = insert.get(chatRef, kind, epoch, deviceRef, id, receivedAt, payload, withheld);
    } catch (error) {
      const known = violates(error, 'client_id') ? findDuplicate(entry, kind) : null;
      if (known) return known;
      throw error;
    }
    if (!row) return findDuplicate(entry, kind) ?? { status: 'epoch-stale' };
    moveHead.run(row.seq, row.id, chatRef);
    return { status: 'stored', seq: row.seq, receivedAt };
  }

  return { append, findDuplicate };
}

export type EntryAppender = ReturnType<typeof entryAppender>;

export function logOperations(db: DatabaseSync): Sync<LogRepository> {
  const appender = entryAppender(db);
  return {
    append: (entry) => appender.append(entry, 'message'),
    commit: commitOperation(db, appender),
    leave: leaveOperation(db, appender),
    page: pageOperation(db),
    waiting: waitingOperation(db),
  };
}
