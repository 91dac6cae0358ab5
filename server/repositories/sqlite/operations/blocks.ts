import type { DatabaseSync } from 'node:sqlite';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { BlockRepository } from '../../ports.ts';
import { pairOf } from './chats.ts';
import { type Sync, prepare } from './statements.ts';

export function blockOperations(db: DatabaseSync): Sync<BlockRepository> {
  const accountOf = prepare<{ id: number }>(db, 'SELECT id FROM accounts WHERE user_id = ?');
  const count = prepare<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM blocks WHERE account = ?',
  );
  const insert = prepare(
    db,
    'INSERT OR IGNORE INTO blocks (account, blocked, created_at) VALUES (?, ?, ?)',
  );
  const remove = prepare(db, 'DELETE FROM blocks WHERE account = ? AND blocked = ?');
  const find = prepare(db, 'SELECT 1 FROM blocks WHERE account = ? AND blocked = ?');
  const directChat = prepare<{ chat_id: ChatId }>(db, 'SELECT chat_id FROM chats WHERE pair = ?');
  const select = prepare<{ user_id: UserId }>(
    db,
    `SELECT user_id FROM blocks JOIN accounts ON accounts.id = blocked
     WHERE account = ? ORDER BY blocks.created_at`,
  );

  return {
    set({ accountRef, userId, blocked, max, now }) {
      const other = accountOf.get(userId);
      if (!other || other.id === accountRef) return { status: 'not-found' };
      if (!blocked) remove.run(accountRef, other.id);
      else if (!find.get(accountRef, other.id) && count.get(accountRef)!.count >= max) {
        return { status: 'limit-reached' };
      } else insert.run(accountRef, other.id, now);
      return {
        status: 'ok',
        chatId: directChat.get(pairOf(accountRef, other.id))?.chat_id ?? null,
      };
    },

    of({ accountRef }) {
      return select.all(accountRef).map((row) => row.user_id);
    },

    blocks({ accountRef, blockedRef }) {
      return find.get(accountRef, blockedRef) !== undefined;
    },
  };
}
