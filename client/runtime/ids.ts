import type { ClientMessageId } from '#contract/wire/primitives.ts';
import { uuidv7 } from 'uuidv7';

/** A new id of a message or commit: UUIDv7 (RFC 9562), so that ids sort by time. */
export function newMessageId(): ClientMessageId {
  return uuidv7() as ClientMessageId;
}
