import type { DatabaseSync } from 'node:sqlite';
import { LIMITS } from '#contract/wire/limits.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { ChatDevice, LogRepository } from '../../ports.ts';
import type { EntryAppender } from './log.ts';
import { rosterOperations } from './roster.ts';
import { type Row, type Sync, prepare } from './statements.ts';

interface CandidateDevice extends Row {
  ref: number;
  device_id: DeviceId;
  user_id: UserId;
  account: number;
  /** Whether the account is a member before the commit. */
  member: number;
  usable: number;
  /** Null: never was in the group. */
  left_seq: number | null;
  lost: number | null;
}

/** Whether the device can follow the MLS group now. */
const inGroup = (device: CandidateDevice) => device.left_seq === 0 && device.lost === 0;

export function commitOperation(
  db: DatabaseSync,
  appender: EntryAppender,
): Sync<LogRepository>['commit'] {
  const rosters = rosterOperations(db);
  const epochOf = prepare<{ epoch: number }>(db, 'SELECT epoch FROM chats WHERE id = ?');
  const candidates = prepare<CandidateDevice>(
    db,
    `SELECT devices.id AS ref, device_id, user_id, devices.account AS account,
       members.account IS NOT NULL AS member,
       (revoked_at IS NULL AND expires_at > ?2) AS usable, left_seq, lost
     FROM devices
     JOIN accounts ON accounts.id = devices.account
     LEFT JOIN members ON members.chat = ?1 AND members.account = devices.account
     LEFT JOIN chat_devices ON chat_devices.chat = ?1 AND chat_devices.device = devices.id
     WHERE devices.id IN (
       SELECT d.id FROM members AS m JOIN devices AS d ON d.account = m.account WHERE m.chat = ?1
       UNION SELECT device FROM chat_devices WHERE chat = ?1
       UNION SELECT d.id FROM json_each(?3) AS named JOIN accounts AS a ON a.user_id = named.value
         JOIN devices AS d ON d.account = a.id
     )`,
  );
  const moveEpoch = prepare(db, 'UPDATE chats SET epoch = epoch + 1 WHERE id = ?');
  const keepStay = prepare(
    db,
    `INSERT INTO stays (chat, device, joined_seq, left_seq)
     SELECT chat, device, joined_seq, iif(left_seq = 0, ?3 - 1, left_seq) FROM chat_devices
     WHERE chat = ?1 AND device = ?2 AND confirmed_seq < iif(left_seq = 0, ?3 - 1, left_seq)`,
  );
  const join = prepare<{ confirmed_seq: number }>(
    db,
    `INSERT INTO chat_devices (chat, device, joined_seq, confirmed_seq) VALUES (?1, ?2, ?3, ?3 - 1)
     ON CONFLICT DO UPDATE SET joined_seq = ?3, left_seq = 0, lost = 0, confirmed_seq =
       iif(EXISTS (SELECT 1 FROM stays WHERE chat = ?1 AND device = ?2), confirmed_seq, ?3 - 1)
     RETURNING confirmed_seq`,
  );
  const leave = prepare(db, 'UPDATE chat_devices SET left_seq = ? WHERE chat = ? AND device = ?');
  const addWelcome = prepare(
    db,
    'INSERT INTO welcomes (chat, seq, payload, roster) VALUES (?, ?, ?, ?)',
  );

  return (input) => {
    const { chatRef, deviceRef, epoch, accountRef, welcome, change, now } = input;
    const known = appender.findDuplicate(input, 'commit');
    if (known) return known;
    if (epochOf.get(chatRef)?.epoch !== epoch) return { status: 'epoch-stale' };
    const step = rosters.plan(chatRef, accountRef, change);
    if (typeof step === 'string') return { status: step };

    const coming = new Set(change?.added);
    const going = new Set(change?.removed);
    const rows = candidates.all(chatRef, now, JSON.stringify([...coming]));
    const devices = new Map(rows.map((row) => [row.device_id, row]));
    const self = rows.find((device) => device.ref === deviceRef);
    const group = rows.filter(inGroup);
    // Only the commit that founds the group may come from outside of it.
    const founding = epoch === 0 && group.length === 0;
    const belongs = ({ member, user_id: userId }: CandidateDevice) =>
      (member === 1 && !going.has(userId)) || coming.has(userId);
    const pick = (ids: DeviceId[], fits: (device: CandidateDevice) => boolean) => {
      const picked = [...new Set(ids)].map((id) => devices.get(id));
      return picked.every((one) => one !== undefined && one !== self && fits(one))
        ? (picked as CandidateDevice[])
        : null;
    };
    const added = pick(
      input.added,
      (device) => !inGroup(device) && device.usable === 1 && belongs(device),
    );
    // Leaves of whoever left, and of devices that have lost the group, any commit may clear away.
    const removed = pick(input.removed, (device) =>
      inGroup(device)
        ? device.account === accountRef || device.usable === 0 || going.has(device.user_id)
        : device.left_seq !== null,
    );

    if (!self || !(founding || inGroup(self)) || !added || !removed) return { status: 'conflict' };
    const comes = new Set(added.map((device) => device.user_id));
    const stays = group.some((device) => going.has(device.user_id) && !removed.includes(device));
    if (stays || [...coming].some((userId) => !comes.has(userId))) return { status: 'conflict' };
    const freed = removed.filter(inGroup).length;
    if (group.length + added.length - freed > LIMITS.devicesPerGroup) {
      return { status: 'limit-reached' };
    }

    const entry = appender.append(input, 'commit');
    if (entry.status !== 'stored') return entry;
    const { seq, receivedAt } = entry;
    moveEpoch.run(chatRef);
    const joining = founding ? [self, ...added] : added;
    const comers = joining.map((device): ChatDevice => {
      keepStay.run(chatRef, device.ref, seq);
      const confirmedSeq = join.get(chatRef, device.ref, seq)!.confirmed_seq;
      const { ref: deviceRef, device_id: deviceId, user_id: userId } = device;
      return { deviceRef, deviceId, userId, joinedSeq: seq, leftSeq: 0, lost: 0, confirmedSeq };
    });
    // A device that has lost the group loses a leaf here, not the right to hear.
    const leaving = rows.filter(
      (device) =>
        device.left_seq === 0 &&
        (going.has(device.user_id) || (removed.includes(device) && inGroup(device))),
    );
    for (const device of leaving) leave.run(seq, chatRef, device.ref);
    const { invite } = change ?? {};
    const roster =
      step === null ? null : JSON.stringify({ ...step.after, added: [...coming], invite });
    if (welcome) addWelcome.run(chatRef, seq, welcome, roster);
    const members = step === null || change === null ? null : rosters.apply(chatRef, step, seq);
    return {
      status: 'stored',
      seq,
      receivedAt,
      added: comers,
      removed: leaving.map((device) => device.device_id),
      group: step === null || members === null ? null : { members, roster: step.after },
    };
  };
}
