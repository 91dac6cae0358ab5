import type { DatabaseSync } from 'node:sqlite';
import type { ChatKind } from '#contract/wire/chats.ts';
import { DEFAULT_PERMISSIONS, type Permissions } from '#contract/wire/groups.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { ChatDevice, ChatMember, ChatRecord, ChatRepository } from '../../ports.ts';
import { type Row, type Sync, prepare } from './statements.ts';

interface ChatRow extends Row {
  id: number;
  chat_id: ChatId;
  kind: ChatKind;
  epoch: number;
  head_seq: number;
  created_at: number;
  permissions: string | null;
}

/** Members of a chat in the order of their coming. */
export function memberLoader(db: DatabaseSync): (chatRef: number) => ChatMember[] {
  const members = prepare<Omit<ChatMember, 'blocking'> & Row & { blocking: number }>(
    db,
    `SELECT account AS accountRef, user_id AS userId, role, delivered_seq AS deliveredSeq,
       read_seq AS readSeq, private_read_seq AS privateReadSeq, EXISTS (
         SELECT 1 FROM blocks JOIN members AS other ON other.account = blocks.blocked
         WHERE blocks.account = members.account AND other.chat = members.chat
       ) AS blocking
     FROM members JOIN accounts ON accounts.id = account WHERE chat = ?
     ORDER BY joined_seq, user_id`,
  );
  return (chatRef) => members.all(chatRef).map((row) => ({ ...row, blocking: row.blocking === 1 }));
}

/** Builds chat records from their three tables. */
function chatLoader(db: DatabaseSync): (row: ChatRow) => ChatRecord {
  const members = memberLoader(db);
  const devices = prepare<ChatDevice & Row>(
    db,
    `SELECT device AS deviceRef, device_id AS deviceId, user_id AS userId, joined_seq AS joinedSeq,
       left_seq AS leftSeq, lost, confirmed_seq AS confirmedSeq
     FROM chat_devices JOIN devices ON devices.id = device JOIN accounts ON accounts.id = account
     WHERE chat = ? ORDER BY device`,
  );
  return (row) => ({
    chatRef: row.id,
    chatId: row.chat_id,
    kind: row.kind,
    epoch: row.epoch,
    headSeq: row.head_seq,
    createdAt: row.created_at,
    permissions: row.permissions === null ? null : parsePermissions(row.permissions),
    members: members(row.id),
    devices: devices.all(row.id),
  });
}

/** As this program wrote them. */
export const parsePermissions = (text: string) => JSON.parse(text) as Permissions;

/** What a direct chat is found by. */
export const pairOf = (one: number, other: number) =>
  [one, other].toSorted((a, b) => a - b).join(':');

const COLUMNS = 'chats.id, chat_id, kind, epoch, head_seq, chats.created_at, permissions';

export function chatOperations(db: DatabaseSync): Sync<ChatRepository> {
  const load = chatLoader(db);
  const byId = prepare<ChatRow>(db, `SELECT ${COLUMNS} FROM chats WHERE chat_id = ?`);
  const byPair = prepare<ChatRow>(db, `SELECT ${COLUMNS} FROM chats WHERE pair = ?`);
  const byAccount = prepare<ChatRow>(
    db,
    `SELECT ${COLUMNS} FROM members JOIN chats ON chats.id = members.chat WHERE account = ?`,
  );
  const countChats = prepare<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM members WHERE account = ?',
  );
  const insert = prepare<ChatRow>(
    db,
    `INSERT INTO chats (chat_id, kind, pair, created_at, permissions) VALUES (?, ?, ?, ?, ?)
     RETURNING ${COLUMNS}`,
  );
  const addMember = prepare(db, `INSERT INTO members (chat, account, role) VALUES (?, ?, ?)`);
  const unpair = prepare(db, 'UPDATE chats SET pair = NULL WHERE id = ?');
  const confirmDevice = prepare(
    db,
    `UPDATE chat_devices SET confirmed_seq = ?1
     WHERE chat = ?2 AND device = ?3 AND confirmed_seq < ?1`,
  );
  const deliver = prepare(
    db,
    `UPDATE members SET delivered_seq = ?1 WHERE chat = ?2 AND account = ?3 AND delivered_seq < ?1`,
  );
  const forgetStays = prepare(
    db,
    'DELETE FROM stays WHERE chat = ? AND device = ? AND left_seq <= ?',
  );
  const loseDevice = prepare(
    db,
    'UPDATE chat_devices SET lost = 1 WHERE chat = ? AND device = ? AND left_seq = 0',
  );
  const read = prepare(
    db,
    `UPDATE members SET read_seq = ?1 WHERE chat = ?2 AND account = ?3 AND read_seq < ?1`,
  );
  const readPrivately = prepare(
    db,
    `UPDATE members SET private_read_seq = ?1
     WHERE chat = ?2 AND account = ?3 AND private_read_seq < ?1`,
  );

  return {
    createDirect({ chatId, accountRef, peerRef, maxChats, now }) {
      const pair = pairOf(accountRef, peerRef);
      const existing = byPair.get(pair);
      if (existing) return { chat: load(existing), created: false };
      for (const account of [accountRef, peerRef]) {
        if (countChats.get(account)!.count >= maxChats) return { chat: null, created: false };
      }
      const row = insert.get(chatId, 'direct', pair, now, null)!;
      addMember.run(row.id, accountRef, 'member');
      addMember.run(row.id, peerRef, 'member');
      return { chat: load(row), created: true };
    },

    createGroup({ chatId, key, accountRef, maxChats, now }) {
      const pair = `group:${accountRef}:${key}`;
      const existing = byPair.get(pair);
      if (existing) return { chat: load(existing) };
      if (countChats.get(accountRef)!.count >= maxChats) return { chat: null };
      const row = insert.get(chatId, 'group', pair, now, JSON.stringify(DEFAULT_PERMISSIONS))!;
      addMember.run(row.id, accountRef, 'owner');
      return { chat: load(row) };
    },

    createNotes({ chatId, instead, accountRef, deviceRef, maxChats, now }) {
      const pair = `notes:${accountRef}`;
      const existing = byPair.get(pair);
      if (existing) {
        const chat = load(existing);
        const isIn = chat.devices.some((one) => one.deviceRef === deviceRef && one.leftSeq === 0);
        if (instead !== chat.chatId || isIn) return { chat, created: false };
        unpair.run(existing.id);
      }
      if (countChats.get(accountRef)!.count >= maxChats) return { chat: null, created: false };
      const row = insert.get(chatId, 'notes', pair, now, null)!;
      addMember.run(row.id, accountRef, 'member');
      return { chat: load(row), created: true };
    },

    find({ chatId }) {
      const row = byId.get(chatId);
      return row ? load(row) : null;
    },

    ofAccount({ accountRef }) {
      return byAccount.all(accountRef).map(load);
    },

    confirm({ chatRef, accountRef, deviceRef, seq, delivered }) {
      if (confirmDevice.run(seq, chatRef, deviceRef).changes > 0 && delivered) {
        deliver.run(seq, chatRef, accountRef);
        forgetStays.run(chatRef, deviceRef, seq);
      }
    },

    loseDevice({ chatRef, deviceRef }) {
      loseDevice.run(chatRef, deviceRef);
    },

    read({ chatRef, accountRef, seq, private: isPrivate }) {
      (isPrivate ? readPrivately : read).run(seq, chatRef, accountRef);
    },
  };
}
