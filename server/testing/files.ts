import { randomBytes } from 'node:crypto';
import { FILES_PATH } from '#contract/wire/files.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { startServer } from '../app.ts';
import type { ServerConfig } from '../config/config.ts';
import { createDevice, register } from './account.ts';
import { connect, openChat } from './client.ts';
import { type TestServer, testServer } from './server.ts';

export interface Member {
  token: string;
  userId: string;
}

/** A new account with one connected device. */
export async function member(url: string) {
  const device = createDevice();
  const session = await register(url, device);
  return {
    client: await connect(url, device, session),
    token: session.token,
    userId: device.userId,
  };
}

/** A server with a chat of Anna and Boris, and somebody who is not in it. */
export async function scene(options: Partial<ServerConfig> = {}) {
  const first = await testServer(options);
  const { url, port, data } = first;
  let close = () => first.close();
  const server: TestServer & { restart(changed?: Partial<ServerConfig>): Promise<void> } = {
    ...first,
    close: () => close(),
    /** Ends it and starts another one on the same port and data. */
    async restart(changed) {
      await close();
      const fixed = { port, data, logLevel: 'silent', rateFactor: 0 };
      const next = await startServer({ ...options, ...fixed, ...changed });
      close = () => next.close();
    },
  };
  const anna = await member(url);
  const boris = await member(url);
  const stranger = await member(url);
  const chatId = await openChat(anna.client, boris.client);
  return {
    server,
    anna,
    boris,
    stranger,
    chatId,
    async [Symbol.asyncDispose]() {
      await close();
      await first[Symbol.asyncDispose]();
    },
  };
}

export const newBlobId = () => randomBytes(24).toString('base64url');

const base64 = (text: string) => Buffer.from(text).toString('base64');

export const address = (url: string, blobId = '') => `${url}${FILES_PATH}${blobId && `/${blobId}`}`;

export const bearer = ({ token }: Member) => ({
  authorization: `Bearer ${token}`,
  'tus-resumable': '1.0.0',
});

/** Announces an upload. */
export function create(
  url: string,
  who: Member,
  chatId: ChatId,
  blobId: string,
  length: number,
  ref = '',
) {
  const carrier = ref && `,ref ${base64(ref)}`;
  return fetch(address(url), {
    method: 'POST',
    headers: {
      ...bearer(who),
      'upload-length': String(length),
      'upload-metadata': `blobId ${base64(blobId)},chatId ${base64(chatId)}${carrier}`,
    },
  });
}

/** Uploads bytes from an offset on. */
export function patch(
  url: string,
  who: Member,
  blobId: string,
  offset: number,
  body: Buffer<ArrayBuffer>,
) {
  const type = 'application/offset+octet-stream';
  return fetch(address(url, blobId), {
    method: 'PATCH',
    headers: { ...bearer(who), 'upload-offset': String(offset), 'content-type': type },
    body,
  });
}

export const head = (url: string, who: Member, blobId: string) =>
  fetch(address(url, blobId), { method: 'HEAD', headers: bearer(who) });

export const get = (url: string, who: Member | null, blobId: string, range?: string) =>
  fetch(address(url, blobId), {
    headers: { ...(who ? bearer(who) : {}), ...(range ? { range } : {}) },
  });

/** Uploads a whole blob and answers its id. */
export async function upload(url: string, who: Member, chatId: ChatId, body: Buffer<ArrayBuffer>) {
  const blobId = newBlobId();
  const { status } = await create(url, who, chatId, blobId, body.byteLength);
  if (status !== 201) throw new Error(`not created: ${status}`);
  const sent = await patch(url, who, blobId, 0, body);
  if (sent.status !== 204) throw new Error(`not stored: ${sent.status}`);
  return blobId;
}
