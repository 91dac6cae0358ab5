import type { DatabaseSync } from 'node:sqlite';
import type { BlobId } from '#contract/wire/files.ts';
import type { BlobRecord, BlobRepository } from '../../ports.ts';
import { type Row, type Sync, prepare } from './statements.ts';

interface BlobRow extends Row {
  blob_id: BlobId;
  chat: number;
  account: number;
  size: number;
  complete: number;
  created_at: number;
  member: number;
}

export function blobOperations(db: DatabaseSync): Sync<BlobRepository> {
  const chatOf = prepare<{ id: number }>(
    db,
    `SELECT chats.id FROM chats JOIN members ON members.chat = chats.id
     WHERE chat_id = ? AND account = ?`,
  );
  const usedBy = prepare<{ bytes: number }>(
    db,
    'SELECT coalesce(sum(size), 0) AS bytes FROM blobs WHERE account = ?',
  );
  const used = prepare<{ bytes: number }>(db, 'SELECT coalesce(sum(size), 0) AS bytes FROM blobs');
  const insert = prepare(
    db,
    'INSERT INTO blobs (blob_id, chat, account, size, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const find = prepare<BlobRow>(
    db,
    `SELECT blobs.*, EXISTS (
       SELECT 1 FROM members WHERE members.chat = blobs.chat AND members.account = ?2
     ) AS member
     FROM blobs WHERE blob_id = ?1`,
  );
  const complete = prepare(db, 'UPDATE blobs SET complete = 1 WHERE blob_id = ?');
  const remove = prepare(db, 'DELETE FROM blobs WHERE blob_id = ?');
  const expired = prepare<{ blob_id: BlobId }>(
    db,
    `SELECT blob_id FROM blobs
     WHERE created_at < ?1 OR (complete = 0 AND created_at < ?2) ORDER BY created_at LIMIT ?3`,
  );
  const one = prepare(db, 'SELECT 1 FROM blobs WHERE blob_id = ?');

  return {
    create({ blobId, chatId, accountRef, size, accountQuota, totalQuota, now }) {
      const chat = chatOf.get(chatId, accountRef);
      if (!chat) return { status: 'not-a-member' };
      if (one.get(blobId)) return { status: 'conflict' };
      if (usedBy.get(accountRef)!.bytes + size > accountQuota) return { status: 'account-full' };
      if (used.get()!.bytes + size > totalQuota) return { status: 'server-full' };
      insert.run(blobId, chat.id, accountRef, size, now);
      return { status: 'created' };
    },

    find({ blobId, accountRef }) {
      const row = find.get(blobId, accountRef);
      return row ? { blob: record(row), member: row.member === 1 } : null;
    },

    complete({ blobId }) {
      complete.run(blobId);
    },

    remove({ blobId }) {
      remove.run(blobId);
    },

    expired({ before, unfinished, limit }) {
      return expired.all(before, unfinished, limit).map((row) => row.blob_id);
    },

    known({ blobIds }) {
      return blobIds.filter((blobId) => one.get(blobId) !== undefined);
    },
  };
}

function record(row: BlobRow): BlobRecord {
  return {
    blobId: row.blob_id,
    chatRef: row.chat,
    accountRef: row.account,
    size: row.size,
    complete: row.complete === 1,
    createdAt: row.created_at,
  };
}
