import type { DatabaseSync } from 'node:sqlite';
import type { BlobId } from '#contract/wire/files.ts';
import type { BlobRecord, BlobRepository } from '../../ports.ts';
import { type Row, type Sync, prepare } from './statements.ts';

interface BlobRow extends Row {
  id: number;
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
    `SELECT coalesce((SELECT sum(size) FROM blobs WHERE account = ?1), 0) + coalesce((
       SELECT sum(size) FROM blob_shares JOIN blobs ON blobs.id = blob
       WHERE blob_shares.account = ?1
     ), 0) AS bytes`,
  );
  const used = prepare<{ bytes: number }>(db, 'SELECT coalesce(sum(size), 0) AS bytes FROM blobs');
  const insert = prepare(
    db,
    'INSERT INTO blobs (blob_id, chat, account, size, created_at, ref) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const find = prepare<BlobRow>(
    db,
    `SELECT blobs.*, EXISTS (
       SELECT 1 FROM members WHERE members.account = ?2 AND (
         members.chat = blobs.chat
         OR members.chat IN (SELECT chat FROM blob_shares WHERE blob = blobs.id)
       )
     ) AS member
     FROM blobs WHERE blob_id = ?1 AND created_at > 0`,
  );
  const complete = prepare(db, 'UPDATE blobs SET complete = 1 WHERE blob_id = ?');
  const dropShares = prepare(
    db,
    'DELETE FROM blob_shares WHERE blob = (SELECT id FROM blobs WHERE blob_id = ?)',
  );
  const remove = prepare(db, 'DELETE FROM blobs WHERE blob_id = ?');
  const shared = prepare(db, 'SELECT 1 FROM blob_shares WHERE blob = ? AND ref = ?');
  const share = prepare(
    db,
    'INSERT INTO blob_shares (blob, ref, chat, account, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const unshare = prepare<{ blob: number }>(
    db,
    `DELETE FROM blob_shares
     WHERE blob = (SELECT id FROM blobs WHERE blob_id = ?) AND ref = ? AND account = ?
     RETURNING blob`,
  );
  const newestShare = prepare<{ blob: number; ref: string }>(
    db,
    `SELECT blob, blob_shares.ref FROM blob_shares JOIN blobs ON blobs.id = blob
     WHERE blob_id = ? ORDER BY blob_shares.created_at DESC LIMIT 1`,
  );
  const takeOver = prepare(
    db,
    `UPDATE blobs SET chat = one.chat, account = one.account, created_at = one.created_at, ref = one.ref
     FROM blob_shares AS one WHERE blobs.id = one.blob AND one.blob = ? AND one.ref = ?`,
  );
  const dropShare = prepare(db, 'DELETE FROM blob_shares WHERE blob = ? AND ref = ?');
  const carried = prepare(db, 'SELECT 1 FROM blobs WHERE blob_id = ? AND ref = ? AND account = ?');
  /** The sweep finds it next, nobody else does any more. */
  const expire = prepare(db, 'UPDATE blobs SET created_at = 0 WHERE blob_id = ?');
  const expired = prepare<{ blob_id: BlobId }>(
    db,
    `SELECT blob_id FROM blobs
     WHERE (created_at < ?1 AND NOT EXISTS (
       SELECT 1 FROM blob_shares WHERE blob = blobs.id AND blob_shares.created_at >= ?1
     )) OR (complete = 0 AND created_at < ?2) ORDER BY created_at LIMIT ?3`,
  );
  const one = prepare(db, 'SELECT 1 FROM blobs WHERE blob_id = ?');

  const handOn = (blobId: BlobId): boolean => {
    const next = newestShare.get(blobId);
    if (!next) return false;
    takeOver.run(next.blob, next.ref);
    dropShare.run(next.blob, next.ref);
    return true;
  };

  return {
    create({ blobId, chatId, accountRef, size, ref, accountQuota, totalQuota, now }) {
      const chat = chatOf.get(chatId, accountRef);
      if (!chat) return { status: 'not-a-member' };
      if (one.get(blobId)) return { status: 'conflict' };
      if (usedBy.get(accountRef)!.bytes + size > accountQuota) return { status: 'account-full' };
      if (used.get()!.bytes + size > totalQuota) return { status: 'server-full' };
      insert.run(blobId, chat.id, accountRef, size, now, ref);
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
      dropShares.run(blobId);
      remove.run(blobId);
    },

    share({ blobId, chatId, ref, accountRef, accountQuota, now }) {
      const chat = chatOf.get(chatId, accountRef);
      if (!chat) return { status: 'not-a-member' };
      const row = find.get(blobId, accountRef);
      if (!row || row.member === 0 || row.complete === 0) return { status: 'not-found' };
      if (shared.get(row.id, ref)) return { status: 'shared' };
      if (usedBy.get(accountRef)!.bytes + row.size > accountQuota)
        return { status: 'account-full' };
      share.run(row.id, ref, chat.id, accountRef, now);
      return { status: 'shared' };
    },

    release({ blobId, ref, accountRef }) {
      if (unshare.get(blobId, ref, accountRef)) return;
      if (carried.get(blobId, ref, accountRef) && !handOn(blobId)) expire.run(blobId);
    },

    handOn: ({ blobId }) => handOn(blobId),

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
