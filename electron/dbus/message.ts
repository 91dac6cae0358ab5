import * as v from 'valibot';
import { Decoder } from './decode.ts';
import { Encoder } from './encode.ts';

const TYPES = ['invalid', 'call', 'return', 'error', 'signal'] as const;

/** What the header says, as far as it is used here. */
export interface Message {
  type: (typeof TYPES)[number];
  serial: number;
  path?: string;
  interface?: string;
  member?: string;
  errorName?: string;
  replySerial?: number;
  destination?: string;
  sender?: string;
  /** Values of the body. */
  body: unknown[];
}

/** A method call; its signature has to fit the body. */
export interface Call {
  destination: string;
  path: string;
  interface: string;
  member: string;
  signature?: string;
  body?: readonly unknown[];
}

/** Larger ones than any desktop sends: a peer that does is no notification service. */
const MAX_LENGTH = 1024 * 1024;
const FIXED_HEADER = 16;
const VERSION = 1;

export function encodeCall(call: Call, serial: number): Buffer {
  const { signature = '', body = [] } = call;
  const content = new Encoder().write(signature, body).finish();
  const field = (code: number, type: string, value: string) => [code, { signature: type, value }];
  const fields = [
    field(1, 'o', call.path),
    field(2, 's', call.interface),
    field(3, 's', call.member),
    field(6, 's', call.destination),
    ...(signature ? [field(8, 'g', signature)] : []),
  ];
  const header = ['l'.charCodeAt(0), 1, 0, VERSION, content.byteLength, serial, fields];
  return Buffer.concat([new Encoder().write('yyyyuua(yv)', header).align(8).finish(), content]);
}

/** Length of the message at the start of the bytes, or null while that can't be told. @throws Error */
export function messageLength(bytes: Buffer): number | null {
  if (bytes.byteLength < FIXED_HEADER) return null;
  const little = isLittle(bytes);
  const uint32 = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const length = Math.ceil((FIXED_HEADER + uint32(12)) / 8) * 8 + uint32(4);
  if (length > MAX_LENGTH) throw new Error('a D-Bus message that is too long');
  return length;
}

const text = v.string();
const header = v.object({
  type: v.picklist(TYPES),
  serial: v.number(),
  path: v.optional(text),
  interface: v.optional(text),
  member: v.optional(text),
  errorName: v.optional(text),
  replySerial: v.optional(v.number()),
  destination: v.optional(text),
  sender: v.optional(text),
  signature: v.optional(text, ''),
});
const FIELDS = [
  ...['', 'path', 'interface', 'member', 'errorName', 'replySerial'],
  ...['destination', 'sender', 'signature'],
];

/** Reads one whole message. @throws Error when it is none */
export function decodeMessage(bytes: Buffer): Message {
  const little = isLittle(bytes);
  const [, type, , , bodyLength, serial, fields] = new Decoder(bytes, { little }).read(
    'yyyyuua(yv)',
  );
  const named = (fields as [number, unknown][]).map(([code, value]) => [FIELDS[code] ?? '', value]);
  const { signature, ...rest } = v.parse(header, {
    type: TYPES[type as number],
    serial,
    ...Object.fromEntries(named),
  });
  const body = new Decoder(bytes, { little, start: bytes.byteLength - (bodyLength as number) });
  return { ...(rest as Omit<Message, 'body'>), body: body.read(signature) };
}

const isLittle = (bytes: Buffer) => bytes[0] === 'l'.charCodeAt(0);
