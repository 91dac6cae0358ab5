import { expect, test } from 'vitest';
import { fromHttp, schemes, toHttp } from './api/schemes.ts';
import { createEvent } from './event.ts';
import { strict } from './strict.ts';
import { createCodec } from './world/codec.ts';

const { pack, unpack } = createCodec();

test('values cross as structured cloning carries them', () => {
  const value = {
    text: 'Привет',
    nothing: undefined,
    none: null,
    number: Number.NaN,
    big: 2n ** 70n,
    date: new Date(5),
    map: new Map([['key', new Set([1, 2])]]),
    bytes: new Uint8Array([0, 128, 255]),
    words: new Uint16Array([1, 65_535]),
    list: [1, [2]],
    $: 'a field of the same name',
  };
  expect(unpack(pack(value))).toEqual(value);
});

test('what structured cloning refuses is refused', () => {
  class Key {}
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  for (const value of [() => {}, Symbol('s'), new Key(), circle, Promise.resolve()])
    expect(() => pack({ value })).toThrow('could not be cloned');
});

test('an unknown API fails loudly, a known one keeps its private state', () => {
  class Counter {
    #count = 0;
    next = () => ++this.#count;
    get count() {
      return this.#count;
    }
  }
  const counter = strict('counter', new Counter());
  counter.next();
  expect(counter.count).toBe(1);
  expect(() => Reflect.get(counter, 'previous')).toThrow('counter.previous is not implemented');
});

test('addresses of declared schemes are translated there and back', () => {
  schemes.set('app', {});
  expect(toHttp('app://vestnik/a?b#c')).toBe('http://vestnik.app.localhost/a?b#c');
  expect(fromHttp('http://vestnik.app.localhost/a?b#c')).toBe('app://vestnik/a?b#c');
  for (const url of ['https://example.org/', 'other://host/', 'about:blank'])
    expect([toHttp(url), fromHttp(url)]).toEqual([url, url]);
});

test('an event knows whether its default was prevented', () => {
  const event = createEvent({ url: 'https://example.org/' });
  expect(event.defaultPrevented).toBe(false);
  event.preventDefault();
  expect([event.defaultPrevented, event.url]).toEqual([true, 'https://example.org/']);
});
