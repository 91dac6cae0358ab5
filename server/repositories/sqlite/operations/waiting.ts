import type { DatabaseSync } from 'node:sqlite';
import type { LogRepository } from '../../ports.ts';
import { WITH_WALK } from './entry-walk.ts';
import { type Sync, prepare } from './statements.ts';

/** Beyond that many nobody counts. */
const MOST = 1000;

export function waitingOperation(db: DatabaseSync): Sync<LogRepository>['waiting'] {
  const behind = prepare<{ chat: number; confirmed_seq: number; head_seq: number }>(
    db,
    `SELECT chat_devices.chat, confirmed_seq, head_seq
     FROM members
     JOIN chat_devices ON chat_devices.chat = members.chat AND device = ?2
     JOIN chats ON chats.id = members.chat
     WHERE members.account = ?1 AND left_seq = 0 AND head_seq > confirmed_seq
       AND chats.chat_id NOT IN (SELECT value FROM json_each(?3))`,
  );
  const count = prepare<{ count: number }>(
    db,
    `${WITH_WALK}
     SELECT count(*) AS count
     FROM walk
     JOIN entries ON entries.id = walk.id
     JOIN devices ON devices.id = entries.device
     WHERE walk.seq > ?2 AND walk.seq <= ?3 AND kind = 'message' AND NOT withheld
       AND devices.account != ?4`,
  );

  return ({ accountRef, deviceRef, without }) =>
    behind
      .all(accountRef, deviceRef, JSON.stringify(without))
      .reduce((sum, { chat, confirmed_seq, head_seq }) => {
        const after = Math.max(confirmed_seq, head_seq - MOST);
        return sum + count.get(chat, after, head_seq, accountRef)!.count;
      }, 0);
}
