import { expect, test } from 'vitest';
import { sessionSockets, socketPaths } from './address.ts';
import { Decoder } from './decode.ts';
import { Encoder } from './encode.ts';
import { decodeMessage, encodeCall, messageLength } from './message.ts';
import { completeTypes } from './signature.ts';

const encode = (signature: string, ...values: unknown[]) =>
  new Encoder().write(signature, values).finish();

test('values are laid out as the specification shows them', () => {
  expect(encode('s', 'foo').toString('hex')).toBe('03000000666f6f00');
  // An array of 64-bit items pads before the first one, and the length does not count that.
  expect(encode('a(u)', []).toString('hex')).toBe('0000000000000000');
  expect(encode('yu', 1, 2).toString('hex')).toBe('0100000002000000');
  expect(encode('as', ['a', 'b']).toString('hex')).toBe(
    '0e000000010000006100000001000000' + '6200',
  );
});

test('what is written is read again', () => {
  const signature = 'susssasa{sv}i';
  const values: unknown[] = [
    ...['Vestnik', 7, '', 'Привет & <b>', ''],
    ['default', 'Open'],
    [['urgency', { signature: 'y', value: 1 }]],
    -1,
  ];
  const read = new Decoder(encode(signature, ...values), { little: true }).read(signature);
  expect(read).toEqual(values.with(6, [['urgency', 1]]));
});

test('a call is read as it was made', () => {
  const call = {
    destination: 'org.freedesktop.Notifications',
    path: '/org/freedesktop/Notifications',
    interface: 'org.freedesktop.Notifications',
    member: 'CloseNotification',
  };
  const bytes = encodeCall({ ...call, signature: 'u', body: [5] }, 9);
  expect(messageLength(bytes)).toBe(bytes.byteLength);
  expect(messageLength(bytes.subarray(0, 15))).toBe(null);
  expect(decodeMessage(bytes)).toEqual({ ...call, type: 'call', serial: 9, body: [5] });
});

test('signatures fall into complete types', () => {
  expect(completeTypes('a{sv}i(s(ib))')).toEqual(['a{sv}', 'i', '(s(ib))']);
  for (const broken of ['(s', 'a', 'z', 'a{s'])
    expect(() => completeTypes(broken)).toThrow('unknown D-Bus type');
});

test('broken messages are refused, not read past their end', () => {
  const little = { little: true };
  expect(() => new Decoder(Buffer.from('ffffff7f61', 'hex'), little).read('s')).toThrow('cut off');
  expect(() => new Decoder(encode('au', [1]).fill(3, 0, 1), little).read('au')).toThrow();
  const deep = Buffer.from('017600'.repeat(100), 'hex');
  expect(() => new Decoder(deep, little).read('v')).toThrow('too deep');
  const long = encodeCall({ destination: 'a.b', path: '/', interface: 'a.b', member: 'C' }, 1);
  long.writeUInt32LE(2 ** 30, 4);
  expect(() => messageLength(long)).toThrow('too long');
});

test('addresses name sockets', () => {
  expect(socketPaths('unix:path=/run/user/1000/bus,guid=1;unix:abstract=/tmp/dbus%2d1')).toEqual([
    '/run/user/1000/bus',
    '\0/tmp/dbus-1',
  ]);
  expect(socketPaths('tcp:host=localhost,port=1;disabled:')).toEqual([]);
  expect(sessionSockets({ XDG_RUNTIME_DIR: '/nowhere' })).toEqual([]);
});
