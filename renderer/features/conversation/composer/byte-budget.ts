import { LIMITS } from '#contract/wire/limits.ts';

const encoder = new TextEncoder();

/** UTF-8 bytes that a message still holds beside this text; negative when it is too long. */
export const bytesLeft = (text: string, most: number = LIMITS.messageText): number =>
  most - encoder.encode(text).byteLength;
