import type { DeviceId, Handle, UserId } from '#contract/wire/primitives.ts';
import type { Bytes } from '../ports.ts';

export interface NewDevice {
  deviceId: DeviceId;
  certificate: Bytes;
  certificateCreatedAt: number;
  expiresAt: number;
}

export interface AccountRecord {
  accountRef: number;
  userId: UserId;
  identityKey: Bytes;
  handle: Handle | null;
}

export type RegisterResult = { status: 'created' | 'account-exists' | 'handle-taken' | 'conflict' };

export type EnrollResult =
  | { status: 'ok'; handle: Handle | null; enrolled: boolean }
  | { status: 'account-unknown' | 'device-revoked' | 'limit-reached' | 'conflict' };

export interface AccountRepository {
  register(input: {
    userId: UserId;
    identityKey: Bytes;
    handle: Handle | null;
    device: NewDevice;
    now: number;
  }): Promise<RegisterResult>;
  /** A login: enrols a device that is new, renews the certificate of a known one. */
  enroll(input: { userId: UserId; device: NewDevice; now: number }): Promise<EnrollResult>;
  find(input: { userId: UserId } | { handle: Handle }): Promise<AccountRecord | null>;
  setHandle(input: { accountRef: number; handle: Handle | null }): Promise<{ taken: boolean }>;
  /** `hidden`: the account's time, which others may see, stays. */
  touch(input: {
    accountRef: number;
    deviceRef: number;
    now: number;
    hidden: boolean;
  }): Promise<void>;
  /** Audiences of presence as JSON, of all accounts that have one. */
  audiences(input: object): Promise<{ userId: UserId; audience: string }[]>;
  setAudience(input: { accountRef: number; audience: string | null }): Promise<void>;
  lastSeen(input: { userIds: UserId[] }): Promise<{ userId: UserId; lastSeenAt: number }[]>;
  /** Whoever shares a chat with the account. */
  contacts(input: { accountRef: number }): Promise<UserId[]>;
  /** Those of them who have answered in such a chat, or received anything, and don't block the account. */
  acquainted(input: { accountRef: number }): Promise<UserId[]>;
  /** Keeps the sealed profile unless a version as high is there already. */
  setProfile(input: {
    accountRef: number;
    version: number;
    sealed: Bytes;
  }): Promise<{ stored: boolean }>;
  /** Of whoever shares a chat with the account and has a profile. */
  profileVersions(input: { accountRef: number }): Promise<{ userId: UserId; version: number }[]>;
  profile(input: { userId: UserId }): Promise<{ version: number; sealed: Bytes } | null>;
}
