import type { DatabaseSync } from 'node:sqlite';
import type { WelcomeRoster } from '#contract/wire/groups.ts';
import type { ClientMessageId, DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { Bytes, LogRepository, StoredEntry } from '../../ports.ts';
import { WITH_WALK } from './entry-walk.ts';
import { type Row, type Sync, prepare } from './statements.ts';

interface EntryRow extends Row {
  seq: number;
  kind: 'message' | 'commit';
  epoch: number;
  client_id: ClientMessageId;
  received_at: number;
  payload: Bytes | null;
  device: number;
  device_id: DeviceId;
  user_id: UserId;
  /** Whether the reader's account doesn't get the content. */
  withheld: number;
}

const EMPTY = new Uint8Array(0);

export function pageOperation(db: DatabaseSync): Sync<LogRepository>['page'] {
  const prunedSeq = prepare<{ pruned_seq: number }>(
    db,
    'SELECT pruned_seq FROM chats WHERE id = ?',
  );
  const stays = prepare<{ joined_seq: number; left_seq: number }>(
    db,
    `SELECT joined_seq, left_seq FROM stays WHERE chat = ?1 AND device = ?2
     UNION ALL SELECT joined_seq, left_seq FROM chat_devices WHERE chat = ?1 AND device = ?2
     ORDER BY joined_seq`,
  );
  const select = db.prepare(
    `${WITH_WALK}
     SELECT entries.seq, kind, epoch, client_id, received_at, payload, device, device_id, user_id,
       withheld AND accounts.id <> (SELECT account FROM devices WHERE id = ?4) AS withheld
     FROM walk
     JOIN entries ON entries.id = walk.id
     JOIN devices ON devices.id = entries.device
     JOIN accounts ON accounts.id = devices.account
     WHERE walk.seq > ?2 AND walk.seq <= ?3 ORDER BY walk.seq`,
  );
  const welcome = prepare<{ payload: Bytes; roster: string | null }>(
    db,
    'SELECT payload, roster FROM welcomes WHERE chat = ? AND seq = ?',
  );

  return ({ chatRef, deviceRef, afterSeq, untilSeq, limit, maxBytes }) => {
    const pruned = prunedSeq.get(chatRef)!.pruned_seq;
    const after = Math.max(afterSeq, pruned);
    const stay = stays
      .all(chatRef, deviceRef)
      .find(({ left_seq: left }) => left === 0 || left > after);
    if (stay === undefined) return { entries: [], startSeq: after };
    const { joined_seq: joined, left_seq: left } = stay;
    const from = Math.max(after, joined - 1);
    const until = Math.min(left === 0 ? untilSeq : left, from + limit);
    const entries: StoredEntry[] = [];
    let bytes = 0;
    for (const found of select.iterate(chatRef, from, until, deviceRef)) {
      const row = found as unknown as EntryRow;
      const own = row.device === deviceRef;
      const joining = !own && row.seq === joined;
      const welcomed = joining ? welcome.get(chatRef, row.seq) : undefined;
      const stored = joining ? welcomed?.payload : row.payload;
      const withheld = row.withheld === 1;
      const payload = own || withheld ? EMPTY : (stored ?? EMPTY);
      bytes += payload.byteLength;
      if (entries.length > 0 && bytes > maxBytes) break;
      entries.push({
        seq: row.seq,
        kind: joining ? 'welcome' : row.kind,
        epoch: row.epoch,
        userId: row.user_id,
        deviceId: row.device_id,
        id: row.client_id,
        receivedAt: row.received_at,
        payload,
        ...(withheld ? { withheld } : {}),
        ...(welcomed?.roster ? { roster: JSON.parse(welcomed.roster) as WelcomeRoster } : {}),
      });
    }
    return { entries, startSeq: from };
  };
}
