import {
  type InviteHello,
  type InvitePreview,
  type InvitePreviewInput,
  inviteHelloSchema,
  invitePreviewSchema,
} from '#contract/content/invite.ts';
import { joinMessage, lookMessage } from '#contract/wire/invite-proof.ts';
import type { InviteId } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { identityFromPhrase } from '../identity/identity.ts';
import {
  type Bytes,
  type InviteSeal,
  type InviteSecret,
  type InviteSeed,
  type OwnKey,
  KEY_LENGTH,
  inviteSeal,
  inviteSecret,
  inviteSeed,
  ownKey,
  randomBytes,
  wipe,
} from '../keys.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import { open, seal } from '../sealing/secretbox.ts';
import { ed25519PublicKey, ed25519Sign, ed25519Verify } from '../signatures.ts';

const derive = (secret: Uint8Array, label: string) =>
  hkdf(sha512, secret, undefined, new TextEncoder().encode(label), KEY_LENGTH);

/** The secret part of a new invite link. */
export function newInviteSecret(): InviteSecret {
  return inviteSecret(randomBytes(KEY_LENGTH));
}

export interface InviteKeys {
  /** Signs what whoever has the link asks for. */
  seed: InviteSeed;
  /** Ed25519; the server and the members check by it. */
  publicKey: Bytes;
  /** Opens the preview and the names of those who ask; the members have it, too. */
  seal: InviteSeal;
}

/**
 * What follows from the secret of a link: each HKDF-SHA512 (RFC 5869) with an empty salt and a label of
 * its own, so that none of them tells the secret or another one.
 */
export function inviteKeys(secret: InviteSecret): InviteKeys {
  const seed = inviteSeed(derive(secret, 'vestnik-invite-sign-v1'));
  return {
    seed,
    publicKey: ed25519PublicKey(seed),
    seal: inviteSeal(derive(secret, 'vestnik-invite-seal-v1')),
  };
}

export function signLook({ seed }: InviteKeys, inviteId: InviteId, userId: UserId): Promise<Bytes> {
  return ed25519Sign(seed, lookMessage(inviteId, userId));
}

export function signJoin(
  { seed }: InviteKeys,
  chatId: ChatId,
  inviteId: InviteId,
  userId: UserId,
): Promise<Bytes> {
  return ed25519Sign(seed, joinMessage(chatId, inviteId, userId));
}

/** Whether the account itself asked to join, with the link in its hands. */
export function verifyJoin(
  publicKey: Uint8Array,
  { chatId, inviteId, userId }: { chatId: ChatId; inviteId: InviteId; userId: UserId },
  proof: Uint8Array,
): Promise<boolean> {
  return ed25519Verify(publicKey, joinMessage(chatId, inviteId, userId), proof);
}

export function sealPreview(
  key: InviteSeal,
  inviteId: InviteId,
  preview: InvitePreviewInput,
): Bytes {
  return sealJson(key, preview, `vestnik-invite-preview-v1/${inviteId}`);
}

/** @throws SealingError */
export function openPreview(
  key: InviteSeal,
  inviteId: InviteId,
  sealed: Uint8Array,
): InvitePreview {
  return openJson(key, sealed, `vestnik-invite-preview-v1/${inviteId}`, invitePreviewSchema);
}

export function sealHello(
  key: InviteSeal,
  inviteId: InviteId,
  userId: UserId,
  hello: InviteHello,
): Bytes {
  return sealJson(key, hello, `vestnik-invite-hello-v1/${inviteId}/${userId}`);
}

/** @throws SealingError */
export function openHello(
  key: InviteSeal,
  inviteId: InviteId,
  userId: UserId,
  sealed: Uint8Array,
): InviteHello {
  return openJson(key, sealed, `vestnik-invite-hello-v1/${inviteId}/${userId}`, inviteHelloSchema);
}

/** The key under which an account keeps secrets at the server for its own devices. */
export async function ownKeyOf(phrase: string[]): Promise<OwnKey> {
  const { seed } = await identityFromPhrase(phrase);
  const key = ownKey(derive(seed, 'vestnik-own-v1'));
  wipe(seed);
  return key;
}

export function sealSecret(key: OwnKey, inviteId: InviteId, secret: InviteSecret): Bytes {
  return seal(key, secret, `vestnik-invite-secret-v1/${inviteId}`);
}

/** @throws SealingError `tampered`; RangeError when it is no secret. */
export function openSecret(key: OwnKey, inviteId: InviteId, sealed: Uint8Array): InviteSecret {
  return inviteSecret(Uint8Array.from(open(key, sealed, `vestnik-invite-secret-v1/${inviteId}`)));
}
