import type { DatabaseSync } from 'node:sqlite';
import { LIMITS } from '#contract/wire/limits.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { ChatDevice, LogRepository } from '../../ports.ts';
import type { EntryAppender } from './log.ts';
import { type Row, type Sync, prepare } from './statements.ts';

interface MemberDevice extends Row {
  ref: number;
  device_id: DeviceId;
  user_id: UserId;
  account: number;
  usable: number;
  /** Null: never was in the group. */
  left_seq: number | null;
}

/** Whether the device is in the MLS group now. */
const inGroup = (device: MemberDevice) => device.left_seq === 0;

export function commitOperation(
  db: DatabaseSync,
  appender: EntryAppender,
): Sync<LogRepository>['commit'] {
  const epochOf = prepare<{ epoch: number }>(db, 'SELECT epoch FROM chats WHERE id = ?');
  const memberDevices = prepare<MemberDevice>(
    db,
    `SELECT devices.id AS ref, device_id, user_id, devices.account AS account,
       (revoked_at IS NULL AND expires_at > ?2) AS usable, left_seq
     FROM members
     JOIN devices ON devices.account = members.account
     JOIN accounts ON accounts.id = members.account
     LEFT JOIN chat_devices ON chat_devices.chat = members.chat AND chat_devices.device = devices.id
     WHERE members.chat = ?1`,
  );
  const moveEpoch = prepare(db, 'UPDATE chats SET epoch = epoch + 1 WHERE id = ?');
  const join = prepare(
    db,
    `INSERT INTO chat_devices (chat, device, joined_seq, confirmed_seq) VALUES (?1, ?2, ?3, ?3 - 1)
     ON CONFLICT DO UPDATE SET joined_seq = ?3, left_seq = 0, confirmed_seq = ?3 - 1`,
  );
  const leave = prepare(db, 'UPDATE chat_devices SET left_seq = ? WHERE chat = ? AND device = ?');
  const addWelcome = prepare(db, 'INSERT INTO welcomes (chat, seq, payload) VALUES (?, ?, ?)');

  return (input) => {
    const { chatRef, deviceRef, epoch, accountRef, welcome, now } = input;
    const known = appender.findDuplicate(input, 'commit');
    if (known) return known;
    if (epochOf.get(chatRef)?.epoch !== epoch) return { status: 'epoch-stale' };

    const devices = new Map(memberDevices.all(chatRef, now).map((row) => [row.device_id, row]));
    const self = [...devices.values()].find((device) => device.ref === deviceRef);
    const group = [...devices.values()].filter(inGroup);
    // Only the commit that founds the group may come from outside of it.
    const founding = epoch === 0 && group.length === 0;
    const pick = (ids: DeviceId[], fits: (device: MemberDevice) => boolean) => {
      const picked = [...new Set(ids)].map((id) => devices.get(id));
      return picked.every((one) => one !== undefined && one !== self && fits(one))
        ? (picked as MemberDevice[])
        : null;
    };
    const added = pick(input.added, (device) => !inGroup(device) && device.usable === 1);
    const removed = pick(
      input.removed,
      (device) => inGroup(device) && (device.account === accountRef || device.usable === 0),
    );

    if (!self || !(founding || inGroup(self)) || !added || !removed) return { status: 'conflict' };
    if (group.length + added.length - removed.length > LIMITS.devicesPerGroup) {
      return { status: 'conflict' };
    }

    const entry = appender.append(input, 'commit');
    if (entry.status !== 'stored') return entry;
    const { seq, receivedAt } = entry;
    moveEpoch.run(chatRef);
    const joining = founding ? [self, ...added] : added;
    for (const device of joining) join.run(chatRef, device.ref, seq);
    for (const device of removed) leave.run(seq, chatRef, device.ref);
    if (welcome) addWelcome.run(chatRef, seq, welcome);
    const asChatDevice = (device: MemberDevice): ChatDevice => ({
      deviceRef: device.ref,
      deviceId: device.device_id,
      userId: device.user_id,
      joinedSeq: seq,
      leftSeq: 0,
      confirmedSeq: seq - 1,
    });
    return {
      status: 'stored',
      seq,
      receivedAt,
      added: joining.map(asChatDevice),
      removed: removed.map((device) => device.device_id),
    };
  };
}
