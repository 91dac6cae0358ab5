import { expect, test } from 'vitest';
import { MsgpackEncoder } from './msgpack-encoder.ts';
import { Decoder, Encoder } from './socket-parser.ts';

function decode(packet: unknown) {
  const decoded: unknown[] = [];
  const decoder = new Decoder();
  decoder.on('decoded', (one) => decoded.push(one));
  decoder.add(new MsgpackEncoder().encode(packet));
  return decoded;
}

test('a packet with bytes survives both ways', () => {
  const packet = {
    type: 2,
    nsp: '/',
    data: ['a:b', { payload: new Uint8Array([1, 2, 3]) }],
    id: 7,
  };
  const decoded: unknown[] = [];
  const decoder = new Decoder();
  decoder.on('decoded', (one) => decoded.push(one));
  for (const frame of new Encoder().encode(packet)) decoder.add(frame);
  expect(decoded).toEqual([packet]);
});

test('a removed listener hears nothing', () => {
  const decoder = new Decoder();
  const listener = () => expect.unreachable();
  decoder.on('decoded', listener).removeListener('decoded', listener);
  for (const frame of new Encoder().encode({ type: 1, nsp: '/' })) decoder.add(frame);
});

test.each([
  [{ type: 2, nsp: '/', data: ['disconnect'] }],
  [{ type: 2, nsp: '/', data: ['error'] }],
  [{ type: 2, nsp: '/', data: [] }],
  [{ type: 2, nsp: '/', data: [5] }],
  [{ type: 2, nsp: '/', data: 'text' }],
  [{ type: 2, nsp: '/', data: ['a'], id: -1 }],
  [{ type: 3, nsp: '/', data: ['a'] }],
  [{ type: 0, nsp: '/', data: new Uint8Array(3) }],
  [{ type: 9, nsp: '/' }],
  [{ type: 2, nsp: 4, data: ['a'] }],
  ['text'],
  [null],
])('%j is refused', (packet) => {
  expect(() => decode(packet)).toThrow(TypeError);
});

test('a text frame is refused', () => {
  expect(() => new Decoder().add('text')).toThrow(TypeError);
});
