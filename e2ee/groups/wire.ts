import { type MLSMessage, decodeMlsMessage, encodeMlsMessage } from 'ts-mls';

/** What an MLSMessage of one wire format holds. */
type MessageOf<Format extends MLSMessage['wireformat']> = Extract<
  MLSMessage,
  { wireformat: Format }
>;

/** Encodes an MLSMessage (RFC 9420 section 6). */
export const encodeMessage: (message: MLSMessage) => Uint8Array = encodeMlsMessage;

/** Decodes an MLSMessage of the wire format, to its last byte; null when it is anything else. */
export function decodeMessage<Format extends MLSMessage['wireformat']>(
  bytes: Uint8Array,
  format: Format,
): MessageOf<Format> | null {
  try {
    const decoded = decodeMlsMessage(bytes, 0);
    if (decoded === undefined || decoded[1] !== bytes.byteLength) return null;
    const [message] = decoded;
    return message.wireformat === format ? (message as MessageOf<Format>) : null;
  } catch {
    return null;
  }
}
