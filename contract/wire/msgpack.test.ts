import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMsgpack } from './msgpack-decoder.ts';
import { MsgpackEncoder } from './msgpack-encoder.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.uint8Array({ maxLength: 400 }),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 20, noNullPrototype: true },
    ),
  ),
})).value;

test('what is encoded decodes to the same, and earlier views stay as they were', () => {
  const encoder = new MsgpackEncoder();
  fc.assert(
    fc.property(plain, plain, (first, second) => {
      const one = encoder.encode(first);
      const two = encoder.encode(second);
      expect(decodeMsgpack(one)).toEqual(first);
      expect(decodeMsgpack(two)).toEqual(second);
    }),
  );
});

test('values larger than a slab', () => {
  const value = {
    big: new Uint8Array(300_000).fill(7),
    text: 'ж'.repeat(70_000),
    list: Array(70_000).fill(1),
  };
  expect(decodeMsgpack(new MsgpackEncoder().encode(value))).toEqual(value);
});

test.each<[unknown, string]>([
  [127, '7f'],
  [128, 'cc80'],
  [65_536, 'ce00010000'],
  [-32, 'e0'],
  [1.5, 'cb3ff8000000000000'],
  ['a', 'a161'],
  [new Uint8Array([1, 2]), 'c4020102'],
  [[1, [true]], '920191c3'],
  [{ a: null, b: undefined }, '81a161c0'],
])('%j is written as the specification says', (value, expected) => {
  expect(hex(new MsgpackEncoder().encode(value))).toBe(expected);
});

test('arbitrary bytes are decoded or refused, nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
      try {
        decodeMsgpack(input);
      } catch (error) {
        expect(error instanceof RangeError || error instanceof TypeError).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['array of four billion items', 'ddffffffff'],
  ['record of four billion fields', 'dfffffffff'],
  ['binary longer than the frame', 'c6ffffffff00'],
  ['extension that asks for four GiB', 'c9ffffffff00'],
  ['__proto__ as a field', `81a9${Buffer.from('__proto__').toString('hex')}80`],
  ['a number as a field name', '810102'],
  ['bytes left over', '0101'],
  ['endless nesting', '91'.repeat(5000)],
  ['nesting in a field name', '81'.repeat(5000)],
  ['nothing', ''],
])('%s is refused', (_name, input) => {
  expect(() => decodeMsgpack(bytes(input))).toThrow();
});

test('undefined as other encoders write it', () => {
  expect(decodeMsgpack(bytes('92d4000001'))).toEqual([undefined, 1]);
});
