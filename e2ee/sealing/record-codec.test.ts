import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRecord, encodeRecord } from './record-codec.ts';

const leaf = fc.oneof(
  fc.constantFrom(null, undefined, true, false),
  fc.maxSafeInteger(),
  fc.double(),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.uint8Array({ maxLength: 300 }),
);
const key = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((name) => name !== '__proto__');
const { record } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, tie('array'), tie('record')),
  array: fc.array(tie('value'), { maxLength: 6 }),
  record: fc.dictionary(key, tie('value'), { maxKeys: 8, noNullPrototype: true }),
}));

test('every record comes back as it was', () => {
  fc.assert(
    fc.property(record, (value) => {
      expect(decodeRecord(encodeRecord(value))).toStrictEqual(value);
    }),
  );
});

test('the edges of numbers and texts come back', () => {
  const edges = [
    0,
    -0,
    127,
    128,
    -1,
    2 ** 31,
    2 ** 32,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    2 ** 60,
    Infinity,
    -Infinity,
    Number.NaN,
    1.5,
    '',
    'a'.repeat(48),
    'a'.repeat(49),
    'ё'.repeat(24),
    '\u{1F600}\uFEFF\0',
    new Uint8Array(70_000).fill(3),
  ];
  expect(decodeRecord(encodeRecord(edges))).toStrictEqual(edges);
});

test('bytes are copies, never views into the record', () => {
  const encoded = encodeRecord({ key: new Uint8Array([1, 2, 3]) });
  const decoded = decodeRecord(encoded) as { key: Uint8Array };
  encoded.fill(0);
  expect(decoded.key).toEqual(new Uint8Array([1, 2, 3]));
  expect(decoded.key.buffer.byteLength).toBe(3);
});

test('a record of an earlier version decodes', () => {
  const hex =
    '010a0802696407027831056f7264657204ac020564656c7461050505726174696f063fe0000000000000036f776e03076661696c75726500036b657908020102046c69737409030704d0b4d0b00102';
  expect(decodeRecord(Buffer.from(hex, 'hex'))).toStrictEqual({
    id: 'x1',
    order: 300,
    delta: -5,
    ratio: 0.5,
    own: true,
    failure: null,
    key: new Uint8Array([1, 2]),
    list: ['да', undefined, false],
  });
});

test('what is no plain data is refused and leaves nothing behind', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  for (const value of [1n, Symbol('s'), () => 0, new Date(), new Map(), cycle]) {
    expect(() => encodeRecord({ before: 'text', value })).toThrow(TypeError);
  }
  expect(() => encodeRecord(JSON.parse('{"__proto__":1}'))).toThrow(TypeError);
  expect(decodeRecord(encodeRecord({ a: 1 }))).toStrictEqual({ a: 1 });
});

test('garbage is refused with a typed error, whatever it is', () => {
  const good = encodeRecord({ id: 'x', list: [1, 'two', new Uint8Array(9)], at: 1.25 });
  const refusal = (bytes: Uint8Array) => {
    try {
      decodeRecord(bytes);
      return 'decoded';
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  for (let length = 0; length < good.byteLength; length++) {
    expect(() => decodeRecord(good.subarray(0, length))).toThrow('malformed');
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(['malformed', 'decoded']).toContain(refusal(bytes));
      expect(['malformed', 'decoded']).toContain(refusal(Uint8Array.of(1, ...bytes)));
    }),
  );
  expect(refusal(Uint8Array.of(1, ...Array<number>(100).fill(9), 1))).toBe('malformed');
});
