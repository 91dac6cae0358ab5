import type { DatabaseSync } from 'node:sqlite';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { Bytes, DeviceRecord, DeviceRepository } from '../../ports.ts';
import { type Sync, prepare } from './statements.ts';

interface DeviceRow extends Record<string, unknown> {
  id: number;
  account: number;
  device_id: DeviceId;
  user_id: UserId;
  certificate: Bytes;
  expires_at: number;
  created_at: number;
  last_seen_at: number;
  revoked_at: number | null;
}

const SELECT = `
  SELECT devices.id, devices.account, device_id, user_id, certificate, expires_at,
    devices.created_at, devices.last_seen_at, revoked_at
  FROM devices JOIN accounts ON accounts.id = devices.account`;

const record = (row: DeviceRow): DeviceRecord => ({
  deviceRef: row.id,
  accountRef: row.account,
  deviceId: row.device_id,
  userId: row.user_id,
  certificate: row.certificate,
  expiresAt: row.expires_at,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  revoked: row.revoked_at !== null,
});

export function deviceOperations(db: DatabaseSync): Sync<DeviceRepository> {
  const byId = prepare<DeviceRow>(db, `${SELECT} WHERE device_id = ?`);
  const byAccount = prepare<DeviceRow>(db, `${SELECT} WHERE account = ? ORDER BY devices.id`);
  const revoke = prepare<{ id: number }>(
    db,
    `UPDATE devices SET revoked_at = ? WHERE device_id = ? AND account = ? AND revoked_at IS NULL
     RETURNING id`,
  );
  const dropPackages = prepare(db, 'DELETE FROM key_packages WHERE device = ?');

  return {
    find({ deviceId }) {
      const row = byId.get(deviceId);
      return row ? record(row) : null;
    },

    ofAccount({ accountRef }) {
      return byAccount.all(accountRef).map(record);
    },

    revoke({ accountRef, deviceId, now }) {
      const row = revoke.get(now, deviceId, accountRef);
      if (!row) return false;
      dropPackages.run(row.id);
      return true;
    },
  };
}
