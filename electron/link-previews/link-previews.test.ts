import { createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublicAddress } from './address.ts';
import { INTERNET, type Network } from './get.ts';
import { readPage } from './page.ts';
import { fetchPreview } from './preview.ts';
import { CERTIFICATE, KEY } from './testing/certificate.ts';

const asked: IncomingMessage[] = [];
const answers: Record<string, (response: ServerResponse) => void> = {};
let network: Network;
let server: ReturnType<typeof createServer>;

const html = (head: string) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<head>${head}`);
const redirect = (location: string) => (response: ServerResponse) =>
  response.writeHead(302, { location }).end();

beforeAll(async () => {
  server = createServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    asked.push(request);
    (answers[request.url ?? ''] ?? ((other) => other.writeHead(404).end()))(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  network = {
    lookup: answering('127.0.0.1'),
    isAllowed: () => true,
    request: { ca: CERTIFICATE, port },
  };
});
afterAll(() => {
  server.close();
});

/** A resolver that always answers the same. */
function answering(...addresses: string[]): Network['lookup'] {
  const lookup: LookupFunction = (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  return lookup as Network['lookup'];
}

test('a page is asked once, without cookies, and its picture with it', async () => {
  answers['/article'] = html(
    '<meta content="Fish &amp; &quot;chips&quot;" property="og:title"><title>x</title>' +
      "<meta name='description' content='How &#1082; fry'><meta property=og:image content=/p.png>",
  );
  answers['/p.png'] = (response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end('pixels');
  const preview = await fetchPreview('https://page.example/article', network);
  expect(preview).toEqual({
    title: 'Fish & "chips"',
    description: 'How к fry',
    picture: new TextEncoder().encode('pixels'),
  });
  expect(asked.map(({ headers }) => headers.cookie ?? headers.referer)).toEqual([
    undefined,
    undefined,
  ]);
});

test('redirects are followed while they stay where one may go', async () => {
  answers['/to'] = html('<title>There</title>');
  answers['/from'] = redirect('https://other.example/to');
  answers['/around'] = redirect('/around');
  answers['/plain'] = redirect('http://page.example/to');
  answers['/inside'] = redirect('https://127.0.0.1/to');
  expect((await fetchPreview('https://page.example/from', network))?.title).toBe('There');
  for (const path of ['around', 'plain', 'inside', 'missing']) {
    expect(await fetchPreview(`https://page.example/${path}`, network)).toBeNull();
  }
});

test('no private address is asked, however it comes about', async () => {
  const before = asked.length;
  answers['/secret'] = html('<title>Router</title>');
  const guarded = { ...network, isAllowed: isPublicAddress };
  const lookups = [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::1'], ['::ffff:192.168.0.1']];
  for (const addresses of lookups) {
    const lookup = answering(...addresses);
    const preview = fetchPreview('https://page.example/secret', { ...guarded, lookup });
    expect(await preview).toBeNull();
  }
  for (const url of [
    'https://127.0.0.1/secret',
    'https://[::1]/secret',
    'https://localhost/secret',
    'https://router/secret',
    'https://user:word@page.example/secret',
    'https://page.example:8443/secret',
    'http://page.example/secret',
    'file:///etc/passwd',
    'nonsense',
  ]) {
    expect(await fetchPreview(url, network)).toBeNull();
  }
  expect(asked.length).toBe(before);
  expect(INTERNET).toMatchObject({ isAllowed: isPublicAddress, request: {} });
});

test('too much is cut off: the head of a page counts, a picture is left out', async () => {
  answers['/long'] = (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write('<title>Long</title><meta property="og:image" content="/huge">');
    response.end(Buffer.alloc(3_000_000, 0x20));
  };
  answers['/huge'] = (response) =>
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end(Buffer.alloc(3_000_000));
  const preview = await fetchPreview('https://page.example/long', network);
  expect(preview).toEqual({ title: 'Long', description: '', picture: null });
  answers['/file'] = (response) =>
    response.writeHead(200, { 'content-type': 'application/pdf' }).end('<title>No</title>');
  expect(await fetchPreview('https://page.example/file', network)).toBeNull();
});

test.each([
  ['8.8.8.8', true],
  ['93.184.215.14', true],
  ['2606:4700::1111', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['192.168.1.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::a00:1', false],
  ['fc00::1', false],
  ['fe80::1', false],
  ['ff02::1', false],
  ['2002:a00:1::', false],
  ['2001:db8::1', false],
  ['page.example', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test('a page of another encoding and one without words', () => {
  const windows = new Uint8Array([...Buffer.from('<title>'), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
  expect(readPage(windows, 'text/html; charset=windows-1251').title).toBe('Привет');
  expect(readPage(new Uint8Array(), 'text/html; charset=nonsense')).toEqual({
    title: '',
    description: '',
    picture: '',
  });
});
