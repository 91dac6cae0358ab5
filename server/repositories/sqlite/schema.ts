import type { DatabaseSync } from 'node:sqlite';

/*
 * `entries` is written in the order of arrival, and everything on its hot path grows at its end, so
 * that a group of messages touches a few pages instead of some for each chat (a third of the CPU and
 * of the log's volume):
 * - Client ids are UUIDv7 and stand first in their index.
 * - Each entry knows the row of its predecessor, the chat that of its newest one; only every 64th seq
 *   is indexed, as a place to start from (entry-walk.ts).
 */

/** Each entry leads from the schema version of its index to the next one; never edit a released one. */
const MIGRATIONS = [
  `
  CREATE TABLE settings (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE,
    identity_key BLOB NOT NULL,
    handle TEXT UNIQUE,
    profile_version INTEGER NOT NULL DEFAULT 0,
    profile BLOB,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE devices (
    id INTEGER PRIMARY KEY,
    device_id TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES accounts (id),
    certificate BLOB NOT NULL,
    certificate_created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  CREATE INDEX devices_by_account ON devices (account);

  CREATE TABLE key_packages (
    id INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES devices (id),
    last_resort INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    data BLOB NOT NULL
  ) STRICT;
  CREATE INDEX key_packages_by_device ON key_packages (device, last_resort);

  CREATE TABLE chats (
    id INTEGER PRIMARY KEY,
    chat_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    pair TEXT UNIQUE,
    epoch INTEGER NOT NULL DEFAULT 0,
    head_seq INTEGER NOT NULL DEFAULT 0,
    head_entry INTEGER NOT NULL DEFAULT 0,
    pruned_seq INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE members (
    chat INTEGER NOT NULL REFERENCES chats (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    delivered_seq INTEGER NOT NULL DEFAULT 0,
    read_seq INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (chat, account)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX members_by_account ON members (account);

  CREATE TABLE chat_devices (
    chat INTEGER NOT NULL REFERENCES chats (id),
    device INTEGER NOT NULL REFERENCES devices (id),
    joined_seq INTEGER NOT NULL,
    left_seq INTEGER NOT NULL DEFAULT 0,
    confirmed_seq INTEGER NOT NULL,
    PRIMARY KEY (chat, device)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    chat INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    device INTEGER NOT NULL,
    client_id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    prev INTEGER NOT NULL,
    payload BLOB,
    UNIQUE (client_id, device, chat)
  ) STRICT;
  CREATE UNIQUE INDEX entry_marks ON entries (chat, seq) WHERE seq % 64 = 0;

  CREATE TABLE welcomes (
    chat INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (chat, seq)
  ) STRICT;
  `,
  `
  CREATE TABLE blobs (
    id INTEGER PRIMARY KEY,
    blob_id TEXT NOT NULL UNIQUE,
    chat INTEGER NOT NULL REFERENCES chats (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    size INTEGER NOT NULL,
    complete INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX blobs_by_account ON blobs (account, size);
  CREATE INDEX blobs_by_age ON blobs (created_at);
  `,
  `
  ALTER TABLE chats ADD COLUMN permissions TEXT;
  ALTER TABLE members ADD COLUMN joined_seq INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE welcomes ADD COLUMN roster TEXT;
  `,
  `
  CREATE TABLE blocks (
    account INTEGER NOT NULL REFERENCES accounts (id),
    blocked INTEGER NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account, blocked)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE entries ADD COLUMN withheld INTEGER NOT NULL DEFAULT 0;
  `,
  `
  CREATE TABLE invites (
    id INTEGER PRIMARY KEY,
    invite_id TEXT NOT NULL UNIQUE,
    chat INTEGER NOT NULL REFERENCES chats (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    key BLOB NOT NULL,
    preview BLOB NOT NULL,
    secret BLOB NOT NULL,
    approval INTEGER NOT NULL,
    expires_at INTEGER,
    max_uses INTEGER,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  CREATE INDEX invites_by_chat ON invites (chat);

  CREATE TABLE joins (
    invite INTEGER NOT NULL REFERENCES invites (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL,
    approval INTEGER NOT NULL,
    proof BLOB,
    hello BLOB,
    requested_at INTEGER NOT NULL,
    PRIMARY KEY (invite, account)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE barred (
    chat INTEGER NOT NULL REFERENCES chats (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (chat, account)
  ) STRICT, WITHOUT ROWID;
  `,
  // What a device that came back may still read of the times it was in the group before.
  `
  ALTER TABLE chat_devices ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE stays (
    chat INTEGER NOT NULL REFERENCES chats (id),
    device INTEGER NOT NULL REFERENCES devices (id),
    joined_seq INTEGER NOT NULL,
    left_seq INTEGER NOT NULL,
    PRIMARY KEY (chat, device, joined_seq)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE blobs ADD COLUMN ref TEXT;
  CREATE TABLE blob_shares (
    blob INTEGER NOT NULL REFERENCES blobs (id),
    ref TEXT NOT NULL,
    chat INTEGER NOT NULL REFERENCES chats (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (blob, ref)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX blob_shares_by_account ON blob_shares (account);
  `,
  `
  ALTER TABLE accounts ADD COLUMN audience TEXT;
  CREATE INDEX accounts_with_audience ON accounts (id) WHERE audience IS NOT NULL;
  ALTER TABLE members ADD COLUMN private_read_seq INTEGER NOT NULL DEFAULT 0;
  `,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings the file to the newest schema. @throws Error when a newer program wrote it. */
export function migrate(db: DatabaseSync): void {
  const found = (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
  if (found > SCHEMA_VERSION) {
    throw new Error(
      `the database has schema version ${found}, this server knows versions up to ${SCHEMA_VERSION}: run the newer server`,
    );
  }
  for (let version = found; version < SCHEMA_VERSION; version++) {
    db.exec(`BEGIN; ${MIGRATIONS[version]}; PRAGMA user_version = ${version + 1}; COMMIT`);
  }
}
