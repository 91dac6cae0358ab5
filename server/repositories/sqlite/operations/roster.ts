import type { DatabaseSync } from 'node:sqlite';
import { changedRoster } from '#contract/wire/group-rights.ts';
import type { GroupChange, Roster } from '#contract/wire/groups.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { ChatMember } from '../../ports.ts';
import { memberLoader, parsePermissions } from './chats.ts';
import { prepare } from './statements.ts';

interface RosterStep {
  before: ChatMember[];
  after: Roster;
}

/** Members and rights of groups: what a commit may change of them, and the change itself. */
export function rosterOperations(db: DatabaseSync) {
  const load = memberLoader(db);
  const permissionsOf = prepare<{ permissions: string | null }>(
    db,
    'SELECT permissions FROM chats WHERE id = ?',
  );
  const account = prepare<{ id: number; chats: number }>(
    db,
    `SELECT id, (SELECT count(*) FROM members WHERE account = accounts.id) AS chats
     FROM accounts WHERE user_id = ?`,
  );
  const add = prepare(
    db,
    `INSERT INTO members (chat, account, role, delivered_seq, read_seq, joined_seq)
     VALUES (?1, ?2, ?3, ?4, ?4, ?4)`,
  );
  const refuses = prepare(db, 'SELECT 1 FROM blocks WHERE account = ? AND blocked = ?');
  const remove = prepare(db, 'DELETE FROM members WHERE chat = ? AND account = ?');
  const joined = prepare(
    db,
    `UPDATE joins SET state = 'joined', proof = NULL, hello = NULL
     WHERE state = 'pending' AND account = ?2
     AND invite IN (SELECT id FROM invites WHERE chat = ?1)`,
  );
  const bar = prepare(db, 'INSERT OR IGNORE INTO barred (chat, account) VALUES (?, ?)');
  const unbar = prepare(db, 'DELETE FROM barred WHERE chat = ? AND account = ?');
  const setRole = prepare(db, 'UPDATE members SET role = ? WHERE chat = ? AND account = ?');
  const setPermissions = prepare(db, 'UPDATE chats SET permissions = ? WHERE id = ?');

  const enter = (chatRef: number, accountRef: number, role: string, seq: number) => {
    add.run(chatRef, accountRef, role, seq);
    joined.run(chatRef, accountRef);
    unbar.run(chatRef, accountRef);
  };

  return {
    /** What a change leads to; a code when it can't be made. Null: the chat is not a group. */
    plan(
      chatRef: number,
      actorRef: number,
      change: GroupChange | null,
    ): RosterStep | 'forbidden' | 'limit-reached' | null {
      const stored = permissionsOf.get(chatRef)?.permissions ?? null;
      if (stored === null) return change === null ? null : 'forbidden';
      const before = load(chatRef);
      const actor = before.find(({ accountRef }) => accountRef === actorRef);
      const members = before.map(({ userId, role }) => ({ userId, role }));
      const roster = { members, permissions: parsePermissions(stored) };
      const after = actor ? changedRoster(roster, actor.userId, change ?? {}) : null;
      if (after === null) return 'forbidden';
      for (const userId of change?.added ?? []) {
        const found = account.get(userId);
        if (!found || refuses.get(found.id, actorRef)) return 'forbidden';
        if (found.chats >= LIMITS.syncCursors) return 'limit-reached';
      }
      return { before, after };
    },

    /** Writes what was planned; newcomers have delivered and read everything up to their coming. */
    apply(chatRef: number, { before, after }: RosterStep, seq: number): ChatMember[] {
      const known = new Map<UserId, ChatMember>(before.map((member) => [member.userId, member]));
      for (const { userId, role } of after.members) {
        const member = known.get(userId);
        if (!member) enter(chatRef, account.get(userId)!.id, role, seq);
        else if (member.role !== role) setRole.run(role, chatRef, member.accountRef);
        known.delete(userId);
      }
      for (const { accountRef } of known.values()) {
        remove.run(chatRef, accountRef);
        // No invite link lets them back in by itself.
        bar.run(chatRef, accountRef);
      }
      setPermissions.run(JSON.stringify(after.permissions), chatRef);
      return load(chatRef);
    },
  };
}
