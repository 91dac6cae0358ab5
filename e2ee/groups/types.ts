import type { ChatId, DeviceId, UserId } from '#contract/wire/primitives.ts';

/** A device as MLS knows it; the credential identity is `userId/deviceId` in UTF-8. */
export interface GroupMember {
  userId: UserId;
  deviceId: DeviceId;
  leafIndex: number;
}

/** One node of the secret tree after a message: all that changed. */
export interface GroupDelta {
  node: number;
  bytes: Uint8Array;
}

export interface KeyPackagePair {
  /** KeyPackageRef in hex: how a welcome names the package that it was made for. */
  ref: string;
  /** Encoded MLSMessage with the key package, for the server. */
  publicPackage: Uint8Array;
  /** Encoded private keys, for the local store only. */
  privatePackage: Uint8Array;
  /** Unix ms. */
  expiresAt: number;
}

/** Whether the leaf key belongs to that device: checked against pinned, verified certificates. */
export type Authenticate = (
  userId: UserId,
  deviceId: DeviceId,
  signatureKey: Uint8Array,
) => Promise<boolean>;

export interface Encrypted {
  group: Group;
  ciphertext: Uint8Array;
  delta: GroupDelta;
}

export interface Decrypted {
  group: Group;
  plaintext: Uint8Array;
  authenticatedData: Uint8Array;
  sender: GroupMember;
  delta: GroupDelta;
}

/** A commit that the server has not acknowledged; the group it came from stays valid until then. */
export interface MadeCommit {
  commit: Uint8Array;
  /** For the added devices. */
  welcome: Uint8Array | null;
  added: GroupMember[];
  removed: GroupMember[];
  /** Snapshot of the state that the commit leads to: `restore` it once the commit is accepted. */
  next: Uint8Array;
}

export interface AppliedCommit {
  /** Null when the commit removed this device. */
  group: Group | null;
  committer: GroupMember | null;
  added: GroupMember[];
  removed: GroupMember[];
  /** In clear for the server, signed by the committer. */
  authenticatedData: Uint8Array;
}

/**
 * One MLS group as an immutable value: each operation answers the next value, the caller stores it
 * (snapshot after a commit, delta after a message) and only then lets go of the old one. A crash
 * between any two writes therefore loses nothing. An operation that throws changes nothing.
 *
 * Values form one line: a group stays usable until the value that followed it was itself taken
 * further, then its keys are wiped; an operation repeated on it takes the place of the first, whose
 * result is dead. Both answer `bad-state`. So a single failed write may go back to the value in
 * memory; after a failed batch, `restore` from the store. Operations must not overlap.
 */
export interface Group {
  readonly chatId: ChatId;
  readonly epoch: number;
  readonly members: readonly GroupMember[];
  readonly self: GroupMember;
  encrypt(plaintext: Uint8Array, authenticatedData: Uint8Array): Promise<Encrypted>;
  /** @throws GroupError `undecryptable` when it is not for this state, was replayed or tampered with. */
  decrypt(ciphertext: Uint8Array): Promise<Decrypted>;
  /**
   * Adds *or* removes, or neither (a fresh path heals the group). Key packages as published.
   * @throws GroupError `invalid-key-package` when one of them is refused, `invalid-commit` when the
   * change makes no sense for this group.
   */
  commit(
    change: { add?: Uint8Array[]; remove?: DeviceId[] },
    authenticatedData?: Uint8Array,
  ): Promise<MadeCommit>;
  /** @throws GroupError when the commit is not valid in this epoch. */
  applyCommit(commit: Uint8Array): Promise<AppliedCommit>;
  snapshot(): Uint8Array;
  /** MLS exporter (RFC 9420 section 8.5). */
  exportSecret(label: string, context: Uint8Array, length: number): Promise<Uint8Array>;
}

/** What a key package says of its device. */
export interface KeyPackageInfo {
  userId: UserId;
  deviceId: DeviceId;
  /** Unix ms. */
  expiresAt: number;
}

/** The door to MLS: made once per device. */
export interface Mls {
  /** @throws RangeError unless the lifetime is between 1 s and that of a certificate. */
  createKeyPackage(lifetimeMs: number): Promise<KeyPackagePair>;
  /**
   * Whose key package it is, or null when `commit` would refuse it: malformed, wrong suite, wrong
   * signature, outside its lifetime or not authenticated.
   */
  checkKeyPackage(publicPackage: Uint8Array): Promise<KeyPackageInfo | null>;
  /** A group with this device alone, in epoch 0. */
  createGroup(chatId: ChatId): Promise<Group>;
  /**
   * KeyPackageRefs (hex) that a welcome is made for.
   * @throws GroupError `invalid-welcome` when it is malformed.
   */
  welcomeRefs(welcome: Uint8Array): string[];
  /** @throws GroupError `invalid-welcome` when it is for another device or can't be trusted. */
  join(
    welcome: Uint8Array,
    keyPackage: Pick<KeyPackagePair, 'publicPackage' | 'privatePackage'>,
  ): Promise<Group>;
  /**
   * The group of a snapshot and of the deltas since; deltas of an earlier epoch are passed over.
   * @throws GroupError `bad-state`
   */
  restore(snapshot: Uint8Array, deltas: GroupDelta[]): Group;
}

export class GroupError extends Error {
  readonly code:
    | 'undecryptable'
    | 'invalid-commit'
    | 'invalid-welcome'
    | 'invalid-key-package'
    | 'bad-state';
  constructor(code: GroupError['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
