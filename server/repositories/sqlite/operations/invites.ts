import type { DatabaseSync } from 'node:sqlite';
import type { InviteId, InviteState, JoinState } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { Bytes, InviteRecord, InviteRepository, JoinRecord } from '../../ports.ts';
import { type Row, type Sync, prepare } from './statements.ts';

interface InviteRow extends Row {
  id: number;
  chat: number;
  account: number;
  inviteId: InviteId;
  chatId: ChatId;
  userId: UserId;
  key: Bytes;
  preview: Bytes;
  secret: Bytes;
  approval: number;
  expiresAt: number | null;
  maxUses: number | null;
  createdAt: number;
  revokedAt: number | null;
  uses: number;
}

interface JoinRow extends Row, Omit<JoinRecord, 'approval'> {
  approval: number;
}

const SELECT = `SELECT invites.id, chat, account, invite_id AS inviteId, chat_id AS chatId, user_id AS userId,
    key, preview, secret, approval, expires_at AS expiresAt, max_uses AS maxUses,
    invites.created_at AS createdAt, revoked_at AS revokedAt,
    (SELECT count(*) FROM joins WHERE invite = invites.id AND state IN ('pending', 'joined')) AS uses
  FROM invites JOIN chats ON chats.id = chat JOIN accounts ON accounts.id = account`;

export function inviteOperations(db: DatabaseSync): Sync<InviteRepository> {
  const byId = prepare<InviteRow>(db, `${SELECT} WHERE invite_id = ?`);
  const byChat = prepare<InviteRow>(
    db,
    `${SELECT} WHERE chat = ? AND revoked_at IS NULL ORDER BY invite_id DESC`,
  );
  const insert = prepare(
    db,
    `INSERT INTO invites
       (invite_id, chat, account, key, preview, secret, approval, expires_at, max_uses, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setPreview = prepare(db, 'UPDATE invites SET preview = ? WHERE invite_id = ?');
  const revoke = prepare(
    db,
    'UPDATE invites SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
  );
  const waiting = prepare<{ userId: UserId }>(
    db,
    `SELECT user_id AS userId FROM joins JOIN accounts ON accounts.id = account
     WHERE invite = ? AND state = 'pending'`,
  );
  const forgetWaiting = prepare(db, `DELETE FROM joins WHERE invite = ? AND state = 'pending'`);
  const standing = prepare<{ member: number; barred: number; members: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM members WHERE chat = ?1 AND account = ?2) AS member,
       EXISTS (SELECT 1 FROM barred WHERE chat = ?1 AND account = ?2)
         OR EXISTS (SELECT 1 FROM blocks WHERE account = ?3 AND blocked = ?2) AS barred,
       (SELECT count(*) FROM members WHERE chat = ?1) AS members`,
  );
  const stateOf = prepare<{ state: string; approval: number }>(
    db,
    'SELECT state, approval FROM joins WHERE invite = ? AND account = ?',
  );
  const pendingCount = prepare<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM joins JOIN invites ON invites.id = invite
     WHERE chat = ? AND state = 'pending'`,
  );
  const ask = prepare(
    db,
    `INSERT INTO joins (invite, account, state, approval, proof, hello, requested_at)
     VALUES (?1, ?2, 'pending', ?3, ?4, ?5, ?6)
     ON CONFLICT DO UPDATE SET state = 'pending', approval = ?3, proof = ?4, hello = ?5,
       requested_at = ?6`,
  );
  const withdraw = prepare(
    db,
    `DELETE FROM joins WHERE state = 'pending' AND account = ?2
     AND invite = (SELECT id FROM invites WHERE invite_id = ?1)`,
  );
  const decline = prepare(
    db,
    `UPDATE joins SET state = 'declined', proof = NULL, hello = NULL WHERE state = 'pending'
     AND invite = (SELECT id FROM invites WHERE invite_id = ?)
     AND account = (SELECT id FROM accounts WHERE user_id = ?)`,
  );
  const pending = prepare<JoinRow>(
    db,
    `SELECT invite_id AS inviteId, user_id AS userId, proof, hello, joins.approval AS approval,
       requested_at AS requestedAt
     FROM joins JOIN invites ON invites.id = invite JOIN accounts ON accounts.id = joins.account
     WHERE chat = ? AND state = 'pending' ORDER BY requested_at, user_id`,
  );

  const lookAt = (inviteId: InviteId, accountRef: number, now: number) => {
    const row = byId.get(inviteId);
    if (!row) return null;
    const { member, barred, members } = standing.get(row.chat, accountRef, row.account)!;
    const known = stateOf.get(row.id, accountRef);
    const own: JoinState = member === 1 ? 'member' : joinState(known?.state);
    return {
      row,
      state: inviteState(row, own, known?.state, now),
      own,
      barred: barred === 1,
      members,
    };
  };

  return {
    create({ inviteId, chatRef, accountRef, key, preview, secret, ...limits }) {
      const known = byId.get(inviteId);
      if (known) {
        const same = known.chat === chatRef && known.account === accountRef;
        return { status: same ? 'created' : 'conflict' };
      }
      if (byChat.all(chatRef).length >= limits.max) return { status: 'limit-reached' };
      const { approval, expiresAt, maxUses, now } = limits;
      const flag = approval ? 1 : 0;
      insert.run(
        inviteId,
        chatRef,
        accountRef,
        key,
        preview,
        secret,
        flag,
        expiresAt,
        maxUses,
        now,
      );
      return { status: 'created' };
    },

    setPreview({ inviteId, preview }) {
      setPreview.run(preview, inviteId);
    },

    revoke({ inviteId, now }) {
      const row = byId.get(inviteId);
      if (!row || revoke.run(now, row.id).changes === 0) return [];
      const users = waiting.all(row.id).map(({ userId }) => userId);
      forgetWaiting.run(row.id);
      return users;
    },

    ofChat: ({ chatRef }) => byChat.all(chatRef).map(record),

    look({ inviteId, accountRef, now }) {
      const found = lookAt(inviteId, accountRef, now);
      if (!found) return null;
      const { row, ...rest } = found;
      return { invite: record(row), ...rest };
    },

    join({ inviteId, accountRef, proof, hello, max, now }) {
      const found = lookAt(inviteId, accountRef, now);
      if (!found) return { over: true };
      const { row, own, state, barred } = found;
      const approval = row.approval === 1 || barred;
      // One answer per link: whoever was declined needs another one, or an admin.
      if (own !== 'none') return { own, approval };
      if (state !== 'open') return { over: true };
      if (pendingCount.get(row.chat)!.count >= max) return { full: true };
      ask.run(row.id, accountRef, approval ? 1 : 0, proof, hello, now);
      return { own: 'pending', approval };
    },

    withdraw: ({ inviteId, accountRef }) => withdraw.run(inviteId, accountRef).changes > 0,

    decline: ({ inviteId, userId }) => decline.run(inviteId, userId).changes > 0,

    pending: ({ chatRef }) =>
      pending.all(chatRef).map(({ approval, ...row }) => ({ ...row, approval: approval === 1 })),
  };
}

/** Whoever has come by the link once is counted already. */
function inviteState(
  row: InviteRow,
  own: JoinState,
  known: string | undefined,
  now: number,
): InviteState {
  if (row.revokedAt !== null) return 'revoked';
  if (row.expiresAt !== null && row.expiresAt <= now) return 'expired';
  const counted = own === 'pending' || known === 'joined';
  return row.maxUses !== null && row.uses >= row.maxUses && !counted ? 'used-up' : 'open';
}

/** Somebody who joined and left again may ask anew. */
function joinState(stored: string | undefined): JoinState {
  return stored === 'pending' || stored === 'declined' ? stored : 'none';
}

function record(row: InviteRow): InviteRecord {
  const { id: _id, chat: _chat, account: _account, revokedAt: _revokedAt, approval, ...rest } = row;
  return { ...rest, approval: approval === 1 };
}
