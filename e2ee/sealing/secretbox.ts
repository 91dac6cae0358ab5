import nacl from 'tweetnacl';
import { type Bytes, randomBytes } from '../keys.ts';

const NONCE_LENGTH = nacl.secretbox.nonceLength;
const OVERHEAD = nacl.secretbox.overheadLength;
const CONTEXT_HEAD = 2;

/** Why sealed bytes can't be opened. */
export class SealingError extends Error {
  /** `tampered`: wrong key, wrong place or changed bytes. `malformed`: the content can't be read. */
  readonly code: 'tampered' | 'malformed';
  constructor(code: SealingError['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/**
 * XSalsa20-Poly1305 with a random nonce: nonce(24) ‖ box(context length(u16) ‖ context ‖ plaintext).
 * Secretbox has no associated data, hence the context, which says where the bytes belong, is sealed
 * in front of them.
 */
export function seal(key: Uint8Array, plaintext: Uint8Array, context: string): Bytes {
  const head = contextHead(context);
  const message = new Uint8Array(head.byteLength + plaintext.byteLength);
  message.set(head);
  message.set(plaintext, head.byteLength);
  const nonce = randomBytes(NONCE_LENGTH);
  const box = nacl.secretbox(message, nonce, key);
  message.fill(0);
  const sealed = new Uint8Array(NONCE_LENGTH + box.byteLength);
  sealed.set(nonce);
  sealed.set(box, NONCE_LENGTH);
  return sealed;
}

/**
 * Opens what {@link seal} made with the same key and context.
 * @throws SealingError `tampered`
 */
export function open(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array {
  const head = contextHead(context);
  if (sealed.byteLength < NONCE_LENGTH + OVERHEAD + head.byteLength) {
    throw new SealingError('tampered');
  }
  const nonce = sealed.subarray(0, NONCE_LENGTH);
  const message = nacl.secretbox.open(sealed.subarray(NONCE_LENGTH), nonce, key);
  if (message === null) throw new SealingError('tampered');
  for (let at = 0; at < head.byteLength; at++) {
    if (message[at] !== head[at]) throw new SealingError('tampered');
  }
  return message.subarray(head.byteLength);
}

function contextHead(context: string): Uint8Array {
  // An ASCII context, which every record has, is cheaper to copy than to pass to TextEncoder.
  const bytes = new Uint8Array(CONTEXT_HEAD + context.length);
  for (let at = 0; at < context.length; at++) {
    const unit = context.charCodeAt(at);
    if (unit > 0x7f) return longHead(new TextEncoder().encode(context));
    bytes[CONTEXT_HEAD + at] = unit;
  }
  return withLength(bytes);
}

function longHead(encoded: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(CONTEXT_HEAD + encoded.byteLength);
  bytes.set(encoded, CONTEXT_HEAD);
  return withLength(bytes);
}

function withLength(bytes: Uint8Array): Uint8Array {
  const length = bytes.byteLength - CONTEXT_HEAD;
  if (length > 0xffff) throw new RangeError('the context is too long');
  bytes[0] = length >>> 8;
  bytes[1] = length & 0xff;
  return bytes;
}
