import type { DatabaseSync } from 'node:sqlite';
import { LIMITS } from '#contract/wire/limits.ts';
import type { Handle, UserId } from '#contract/wire/primitives.ts';
import type { AccountRecord, AccountRepository, Bytes, NewDevice } from '../../ports.ts';
import { type Sync, prepare, violates } from './statements.ts';

interface DeviceRow extends Record<string, unknown> {
  account: number;
  certificate_created_at: number;
  revoked_at: number | null;
}

type Login = Pick<Sync<AccountRepository>, 'register' | 'enroll'>;

function loginOperations(db: DatabaseSync): Login {
  const insertAccount = prepare<{ id: number }>(
    db,
    `INSERT INTO accounts (user_id, identity_key, handle, created_at, last_seen_at)
     VALUES (?, ?, ?, ?, ?) RETURNING id`,
  );
  const insertDevice = prepare(
    db,
    `INSERT INTO devices (device_id, account, certificate, certificate_created_at, expires_at,
       created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const accountOf = prepare<{ id: number; handle: Handle | null }>(
    db,
    'SELECT id, handle FROM accounts WHERE user_id = ?',
  );
  const deviceOf = prepare<DeviceRow>(
    db,
    'SELECT account, certificate_created_at, revoked_at FROM devices WHERE device_id = ?',
  );
  const countDevices = prepare<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM devices WHERE account = ? AND revoked_at IS NULL',
  );
  const renew = prepare(
    db,
    `UPDATE devices SET certificate = ?, certificate_created_at = ?, expires_at = ?
     WHERE device_id = ?`,
  );
  const addDevice = (account: number, device: NewDevice, now: number) =>
    insertDevice.run(
      device.deviceId,
      account,
      device.certificate,
      device.certificateCreatedAt,
      device.expiresAt,
      now,
      now,
    );

  return {
    register({ userId, identityKey, handle, device, now }) {
      if (accountOf.get(userId)) return { status: 'account-exists' };
      if (deviceOf.get(device.deviceId)) return { status: 'conflict' };
      try {
        const account = insertAccount.get(userId, identityKey, handle, now, now);
        addDevice(account!.id, device, now);
        return { status: 'created' };
      } catch (error) {
        if (violates(error, 'accounts.handle')) return { status: 'handle-taken' };
        throw error;
      }
    },

    enroll({ userId, device, now }) {
      const account = accountOf.get(userId);
      if (!account) return { status: 'account-unknown' };
      const known = deviceOf.get(device.deviceId);
      if (known) {
        if (known.account !== account.id) return { status: 'conflict' };
        if (known.revoked_at !== null) return { status: 'device-revoked' };
        if (device.certificateCreatedAt > known.certificate_created_at) {
          const { certificate, certificateCreatedAt, expiresAt, deviceId } = device;
          renew.run(certificate, certificateCreatedAt, expiresAt, deviceId);
        }
        return { status: 'ok', handle: account.handle, enrolled: false };
      }
      if (countDevices.get(account.id)!.count >= LIMITS.devicesPerAccount) {
        return { status: 'limit-reached' };
      }
      addDevice(account.id, device, now);
      return { status: 'ok', handle: account.handle, enrolled: true };
    },
  };
}

export function accountOperations(db: DatabaseSync): Sync<AccountRepository> {
  const columns = 'id, user_id, identity_key, handle';
  interface AccountRow extends Record<string, unknown> {
    id: number;
    user_id: UserId;
    identity_key: Bytes;
    handle: Handle | null;
  }
  const byUserId = prepare<AccountRow>(db, `SELECT ${columns} FROM accounts WHERE user_id = ?`);
  const byHandle = prepare<AccountRow>(db, `SELECT ${columns} FROM accounts WHERE handle = ?`);
  const updateHandle = prepare(db, 'UPDATE accounts SET handle = ? WHERE id = ?');
  const touchAccount = prepare(db, 'UPDATE accounts SET last_seen_at = ? WHERE id = ?');
  const touchDevice = prepare(db, 'UPDATE devices SET last_seen_at = ? WHERE id = ?');
  const seen = prepare<{ last_seen_at: number }>(
    db,
    'SELECT last_seen_at FROM accounts WHERE user_id = ?',
  );
  const restricted = prepare<{ user_id: UserId; audience: string }>(
    db,
    'SELECT user_id, audience FROM accounts WHERE audience IS NOT NULL',
  );
  const updateAudience = prepare(db, 'UPDATE accounts SET audience = ? WHERE id = ?');
  const contacts = prepare<{ user_id: UserId }>(
    db,
    `SELECT DISTINCT accounts.user_id FROM members AS own
     JOIN members AS other ON other.chat = own.chat AND other.account <> own.account
     JOIN accounts ON accounts.id = other.account
     WHERE own.account = ?`,
  );
  const versions = prepare<{ userId: UserId; version: number }>(
    db,
    `SELECT DISTINCT accounts.user_id AS userId, profile_version AS version FROM members AS own
     JOIN members AS other ON other.chat = own.chat AND other.account <> own.account
     JOIN accounts ON accounts.id = other.account
     WHERE own.account = ? AND profile_version > 0`,
  );
  const acquainted = prepare<{ user_id: UserId }>(
    db,
    `SELECT DISTINCT accounts.user_id FROM members AS own
     JOIN members AS other ON other.chat = own.chat AND other.account <> own.account
     JOIN accounts ON accounts.id = other.account
     WHERE own.account = ?1 AND other.delivered_seq > other.joined_seq
       AND NOT EXISTS (SELECT 1 FROM blocks WHERE account = other.account AND blocked = ?1)`,
  );
  const updateProfile = prepare(
    db,
    `UPDATE accounts SET profile_version = ?1, profile = ?2
     WHERE id = ?3 AND profile_version < ?1`,
  );
  const selectProfile = prepare<{ version: number; sealed: Bytes }>(
    db,
    `SELECT profile_version AS version, profile AS sealed FROM accounts
     WHERE user_id = ? AND profile IS NOT NULL`,
  );

  const record = (row: AccountRow): AccountRecord => ({
    accountRef: row.id,
    userId: row.user_id,
    identityKey: row.identity_key,
    handle: row.handle,
  });

  return {
    ...loginOperations(db),

    find(query) {
      const row = 'handle' in query ? byHandle.get(query.handle) : byUserId.get(query.userId);
      return row ? record(row) : null;
    },

    setHandle({ accountRef, handle }) {
      try {
        updateHandle.run(handle, accountRef);
        return { taken: false };
      } catch (error) {
        if (violates(error, 'accounts.handle')) return { taken: true };
        throw error;
      }
    },

    touch({ accountRef, deviceRef, now, hidden }) {
      if (!hidden) touchAccount.run(now, accountRef);
      touchDevice.run(now, deviceRef);
    },

    audiences: () =>
      restricted.all().map((row) => ({ userId: row.user_id, audience: row.audience })),

    setAudience({ accountRef, audience }) {
      updateAudience.run(audience, accountRef);
    },

    lastSeen({ userIds }) {
      return userIds.map((userId) => ({ userId, lastSeenAt: seen.get(userId)?.last_seen_at ?? 0 }));
    },

    contacts({ accountRef }) {
      return contacts.all(accountRef).map((row) => row.user_id);
    },

    acquainted({ accountRef }) {
      return acquainted.all(accountRef).map((row) => row.user_id);
    },

    profileVersions: ({ accountRef }) => versions.all(accountRef),

    setProfile({ accountRef, version, sealed }) {
      return { stored: updateProfile.run(version, sealed, accountRef).changes > 0 };
    },

    profile({ userId }) {
      return selectProfile.get(userId) ?? null;
    },
  };
}
