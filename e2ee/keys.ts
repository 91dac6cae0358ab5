declare const kind: unique symbol;

/** Bytes over a buffer of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Secret bytes of one purpose; the brand keeps keys from being mixed up or passed bare. */
type Secret<Kind extends string> = Bytes & { readonly [kind]: Kind };

/** Ed25519 seed of an account, 32 bytes. */
export type IdentitySeed = Secret<'identity-seed'>;
/** Ed25519 seed of a device, 32 bytes. */
export type DeviceSeed = Secret<'device-seed'>;
/** Key of the local cache (data encryption key), 32 bytes. */
export type Dek = Secret<'dek'>;
/** Key of a profile: whoever was written to holds it, 32 bytes. */
export type ProfileKey = Secret<'profile-key'>;
/** Key of the blind search index, 32 bytes. */
export type SearchKey = Secret<'search-key'>;

/** Secret part of an invite link, 32 bytes. */
export type InviteSecret = Secret<'invite-secret'>;
/** Ed25519 seed that follows from an invite link, 32 bytes. */
export type InviteSeed = Secret<'invite-seed'>;
/** Key of what is sealed for whoever has an invite link, 32 bytes. */
export type InviteSeal = Secret<'invite-seal'>;
/** Key of what an account keeps at the server for its own devices, 32 bytes. */
export type OwnKey = Secret<'own-key'>;
/** Key of one file, 32 bytes. */
export type FileKey = Secret<'file-key'>;

/** Length of every key in this file, in bytes. */
export const KEY_LENGTH = 32;

/** @throws RangeError unless there are 32 bytes. */
export const identitySeed = (bytes: Uint8Array) => branded<IdentitySeed>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const deviceSeed = (bytes: Uint8Array) => branded<DeviceSeed>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const dek = (bytes: Uint8Array) => branded<Dek>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const profileKey = (bytes: Uint8Array) => branded<ProfileKey>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const searchKey = (bytes: Uint8Array) => branded<SearchKey>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const inviteSecret = (bytes: Uint8Array) => branded<InviteSecret>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const inviteSeed = (bytes: Uint8Array) => branded<InviteSeed>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const inviteSeal = (bytes: Uint8Array) => branded<InviteSeal>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const ownKey = (bytes: Uint8Array) => branded<OwnKey>(bytes);
/** @throws RangeError unless there are 32 bytes. */
export const fileKey = (bytes: Uint8Array) => branded<FileKey>(bytes);

/** Bytes from the platform's cryptographic generator. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Overwrites a secret that is no longer needed. */
export function wipe(bytes: Uint8Array): void {
  bytes.fill(0);
}

function branded<Key extends Bytes>(bytes: Uint8Array): Key {
  if (bytes.byteLength !== KEY_LENGTH) throw new RangeError('a key has 32 bytes');
  return bytes as Key;
}
