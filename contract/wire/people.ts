import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import {
  bytesSchema,
  deviceIdSchema,
  handleSchema,
  timeSchema,
  userIdSchema,
} from './primitives.ts';

export const publicDeviceSchema = v.object({
  deviceId: deviceIdSchema,
  certificate: v.instance(Uint8Array),
});

/** What the directory says of an account; the client checks every key and certificate itself. */
export const publicAccountSchema = v.object({
  userId: userIdSchema,
  identityKey: v.instance(Uint8Array),
  handle: v.nullable(handleSchema),
  /** Devices that are not revoked. */
  devices: v.array(publicDeviceSchema),
});
export type PublicAccount = v.InferOutput<typeof publicAccountSchema>;

/** `directory:lookup`: by exact handle or by userId. */
export const lookupRequestSchema = v.union([
  v.strictObject({ handle: handleSchema }),
  v.strictObject({ userId: userIdSchema }),
]);

export const setHandleRequestSchema = v.strictObject({ handle: v.nullable(handleSchema) });

export const ownDeviceSchema = v.object({
  deviceId: deviceIdSchema,
  certificate: v.instance(Uint8Array),
  createdAt: timeSchema,
  lastSeenAt: timeSchema,
  revoked: v.boolean(),
});
export type OwnDevice = v.InferOutput<typeof ownDeviceSchema>;

export const revokeDeviceRequestSchema = v.strictObject({ deviceId: deviceIdSchema });

const uploadedKeyPackageSchema = v.strictObject({
  data: bytesSchema(LIMITS.keyPackage),
  expiresAt: timeSchema,
});

/** `key-package:upload`. `lastResort` replaces the one that is handed out when the rest is used up. */
export const uploadKeyPackagesRequestSchema = v.strictObject({
  packages: v.pipe(v.array(uploadedKeyPackageSchema), v.maxLength(LIMITS.keyPackagesPerUpload)),
  lastResort: v.optional(uploadedKeyPackageSchema),
});

/** `key-package:claim`: one package for each device of the account that the list names, or all. */
export const claimKeyPackagesRequestSchema = v.strictObject({
  userId: userIdSchema,
  deviceIds: v.optional(v.pipe(v.array(deviceIdSchema), v.maxLength(LIMITS.devicesPerAccount))),
  /** The packages are to bring the account into a group: of one that refuses this there are none. */
  invite: v.optional(v.literal(true)),
});

/** `block:set`: whether an account's direct messages and invitations into groups are refused. */
export const setBlockRequestSchema = v.strictObject({ userId: userIdSchema, blocked: v.boolean() });

export const claimedKeyPackageSchema = v.object({
  deviceId: deviceIdSchema,
  certificate: v.instance(Uint8Array),
  /** Null when the device has none left, not even a last resort. */
  keyPackage: v.nullable(v.instance(Uint8Array)),
});
export type ClaimedKeyPackage = v.InferOutput<typeof claimedKeyPackageSchema>;

export const presenceStateSchema = v.picklist(['online', 'away', 'do-not-disturb', 'offline']);
export type PresenceState = v.InferOutput<typeof presenceStateSchema>;

export const presenceSchema = v.object({
  userId: userIdSchema,
  state: presenceStateSchema,
  /** When the account was last connected; 0 when unknown or not for the asker to know. */
  lastSeenAt: timeSchema,
});
export type Presence = v.InferOutput<typeof presenceSchema>;

export const setPresenceRequestSchema = v.strictObject({
  state: v.picklist(['online', 'away', 'do-not-disturb']),
});

/**
 * `presence:audience`: who sees that the account is there and when it was. `listed` are the people named
 * in `userIds`. Who isn't seen by somebody doesn't see them either. `invisible`: to everybody the account
 * seems offline since it became so, while it sees the others.
 */
export const presenceAudienceRequestSchema = v.strictObject({
  lastSeen: v.picklist(['everyone', 'listed', 'nobody']),
  userIds: v.pipe(v.array(userIdSchema), v.maxLength(LIMITS.presenceWatch)),
  invisible: v.boolean(),
});

/** `presence:watch` replaces the list of watched accounts; those that share no chat are left out. */
export const watchPresenceRequestSchema = v.strictObject({
  userIds: v.pipe(v.array(userIdSchema), v.maxLength(LIMITS.presenceWatch)),
});

/** `profile:set`: ciphertext under the account's profile key; `version` grows with each change. */
export const setProfileRequestSchema = v.strictObject({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  sealed: bytesSchema(LIMITS.sealedProfile),
});

/** `profile:versions`: the newest profiles of all who share a chat, for what was missed offline. */
export const profileVersionSchema = v.object({ userId: userIdSchema, version: v.number() });

export const getProfileRequestSchema = v.strictObject({ userId: userIdSchema });
