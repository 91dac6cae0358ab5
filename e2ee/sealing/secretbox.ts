import nacl from 'tweetnacl';
import type { Bytes } from '../keys.ts';
import { NoncePool } from './nonces.ts';

const NONCE_LENGTH = nacl.secretbox.nonceLength;
const OVERHEAD = nacl.secretbox.overheadLength;
const CONTEXT_HEAD = 2;
const LONGEST_CONTEXT = 0xffff;

const nonces = new NoncePool(NONCE_LENGTH);

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
  const message = placed(context, plaintext.byteLength);
  message.set(plaintext, message.byteLength - plaintext.byteLength);
  const nonce = nonces.next();
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
  const head = placed(context, 0);
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

/** The context behind its length, with room for so many bytes after it. */
function placed(context: string, room: number): Uint8Array {
  if (context.length > LONGEST_CONTEXT) throw new RangeError('the context is too long');
  const { length } = context;
  const bytes = new Uint8Array(CONTEXT_HEAD + length + room);
  bytes[0] = length >>> 8;
  bytes[1] = length & 0xff;
  for (let at = 0; at < length; at++) {
    const unit = context.charCodeAt(at);
    if (unit > 0x7f) return placedUtf8(context, room);
    bytes[CONTEXT_HEAD + at] = unit;
  }
  return bytes;
}

/** TextEncoder costs more than the loop above, and contexts are ASCII as a rule. */
function placedUtf8(context: string, room: number): Uint8Array {
  const encoded = new TextEncoder().encode(context);
  const { byteLength: length } = encoded;
  if (length > LONGEST_CONTEXT) throw new RangeError('the context is too long');
  const bytes = new Uint8Array(CONTEXT_HEAD + length + room);
  bytes[0] = length >>> 8;
  bytes[1] = length & 0xff;
  bytes.set(encoded, CONTEXT_HEAD);
  return bytes;
}
