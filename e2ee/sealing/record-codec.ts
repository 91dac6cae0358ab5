import type { Bytes } from '../keys.ts';
import { RecordReader } from './record-reader.ts';
import { RecordWriter } from './record-writer.ts';
import { SealingError } from './secretbox.ts';

/** Leading byte of every record, so that a later encoding can be told apart. */
const VERSION = 1;
const MAX_DEPTH = 32;

const TAG = {
  null: 0,
  undefined: 1,
  false: 2,
  true: 3,
  natural: 4,
  negative: 5,
  float: 6,
  text: 7,
  bytes: 8,
  array: 9,
  object: 10,
} as const;

const writer = new RecordWriter();

/**
 * Encodes plain data: null, undefined, booleans, numbers, strings (well formed), `Uint8Array`, arrays
 * and objects with string keys. One tag byte per value, lengths and whole numbers as LEB128.
 * @throws TypeError on anything else, or on more than 32 levels.
 */
export function encodeRecord(value: unknown): Bytes {
  try {
    writer.byte(VERSION);
    write(value, 0);
    return writer.take();
  } catch (error) {
    writer.reset();
    throw error;
  }
}

/**
 * Decodes what {@link encodeRecord} made.
 * @throws SealingError `malformed`
 */
export function decodeRecord(bytes: Uint8Array): unknown {
  const reader = new RecordReader(bytes);
  if (reader.byte() !== VERSION) throw new SealingError('malformed');
  const value = read(reader, 0);
  if (reader.left > 0) throw new SealingError('malformed');
  return value;
}

function write(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new TypeError('a record is too deep');
  switch (typeof value) {
    case 'string':
      writer.byte(TAG.text);
      return writer.text(value);
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return writer.byte(value ? TAG.true : TAG.false);
    case 'undefined':
      return writer.byte(TAG.undefined);
    case 'object':
      return writeObject(value, depth);
    default:
      throw new TypeError(`a record holds no ${typeof value}`);
  }
}

function writeNumber(value: number): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    writer.byte(TAG.float);
    writer.float(value);
  } else if (value >= 0) {
    writer.byte(TAG.natural);
    writer.varint(value);
  } else {
    writer.byte(TAG.negative);
    writer.varint(-value);
  }
}

function writeObject(value: object | null, depth: number): void {
  if (value === null) return writer.byte(TAG.null);
  if (value instanceof Uint8Array) {
    writer.byte(TAG.bytes);
    return writer.bytes(value);
  }
  if (Array.isArray(value)) {
    writer.byte(TAG.array);
    writer.varint(value.length);
    for (const item of value) write(item, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('a record holds plain objects only');
  }
  writer.byte(TAG.object);
  const keys = Object.keys(value);
  writer.varint(keys.length);
  for (const key of keys) {
    if (key === '__proto__') throw new TypeError('a record has no __proto__');
    writer.text(key);
    write((value as Record<string, unknown>)[key], depth + 1);
  }
}

function read(reader: RecordReader, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new SealingError('malformed');
  switch (reader.byte()) {
    case TAG.null:
      return null;
    case TAG.undefined:
      return undefined;
    case TAG.false:
      return false;
    case TAG.true:
      return true;
    case TAG.natural:
      return reader.varint();
    case TAG.negative:
      return -reader.varint();
    case TAG.float:
      return reader.float();
    case TAG.text:
      return reader.text();
    case TAG.bytes:
      return reader.bytes();
    case TAG.array:
      return readArray(reader, depth);
    case TAG.object:
      return readObject(reader, depth);
    default:
      throw new SealingError('malformed');
  }
}

function readArray(reader: RecordReader, depth: number): unknown[] {
  const length = reader.varint();
  const items: unknown[] = [];
  for (let i = 0; i < length; i++) items.push(read(reader, depth + 1));
  return items;
}

function readObject(reader: RecordReader, depth: number): Record<string, unknown> {
  const size = reader.varint();
  const value: Record<string, unknown> = {};
  for (let i = 0; i < size; i++) {
    const key = reader.text();
    if (key === '__proto__') throw new SealingError('malformed');
    value[key] = read(reader, depth + 1);
  }
  return value;
}
