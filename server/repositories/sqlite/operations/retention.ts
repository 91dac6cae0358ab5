import type { DatabaseSync } from 'node:sqlite';
import type { RetentionRepository } from '../../ports.ts';
import { WITH_WALK } from './entry-walk.ts';
import { type Sync, prepare } from './statements.ts';

export function retentionOperations(db: DatabaseSync): Sync<RetentionRepository> {
  /** A removed device counts until it has seen its removal, a revoked one never. */
  const confirmedByAll = prepare<{ seq: number | null; pruned_seq: number }>(
    db,
    `SELECT min(confirmed_seq) AS seq, pruned_seq
     FROM chats
     JOIN chat_devices ON chat_devices.chat = chats.id
     JOIN devices ON devices.id = device
     WHERE chats.id = ? AND revoked_at IS NULL AND (left_seq = 0 OR confirmed_seq < left_seq)`,
  );
  const emptyPayloads = prepare(
    db,
    `${WITH_WALK}
     UPDATE entries SET payload = NULL
     WHERE id IN (SELECT id FROM walk WHERE seq > ?2 AND seq <= ?3)`,
  );
  const dropWelcomes = prepare(db, 'DELETE FROM welcomes WHERE chat = ? AND seq <= ?');
  const movePruned = prepare(
    db,
    'UPDATE chats SET pruned_seq = ?1 WHERE id = ?2 AND pruned_seq < ?1',
  );
  const oldest = prepare<{ id: number; chat: number; seq: number; received_at: number }>(
    db,
    'SELECT id, chat, seq, received_at FROM entries ORDER BY id LIMIT ?',
  );
  const drop = prepare(db, 'DELETE FROM entries WHERE id = ?');
  const refs = prepare<{ id: number }>(db, 'SELECT id FROM chats WHERE id > ? ORDER BY id LIMIT ?');

  return {
    pruneConfirmed({ chatRef, limit }) {
      const row = confirmedByAll.get(chatRef);
      if (!row || row.seq === null || row.seq <= row.pruned_seq) return { more: false };
      const until = Math.min(row.seq, row.pruned_seq + limit);
      emptyPayloads.run(chatRef, row.pruned_seq, until);
      dropWelcomes.run(chatRef, until);
      movePruned.run(until, chatRef);
      return { more: until < row.seq };
    },

    pruneOld({ before, limit }) {
      // Ids grow with time: when the first entry may stay, all may.
      if ((oldest.get(1)?.received_at ?? before) >= before) return { more: false };
      const rows = oldest.all(limit);
      const old = rows.filter((row) => row.received_at < before);
      for (const { id, chat, seq } of old) {
        drop.run(id);
        dropWelcomes.run(chat, seq);
        movePruned.run(seq, chat);
      }
      return { more: old.length > 0 && old.length === rows.length };
    },

    chatRefs({ after, limit }) {
      return refs.all(after, limit).map((row) => row.id);
    },
  };
}
