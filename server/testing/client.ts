import { randomBytes } from 'node:crypto';
import { type Socket, io } from 'socket.io-client';
import { uuidv7 } from 'uuidv7';
import * as v from 'valibot';
import { HTTP_PATHS, PROTOCOL_VERSION, type Session } from '#contract/wire/auth.ts';
import { type Ack, refusalSchema } from '#contract/wire/errors.ts';
import {
  PUSHES,
  type PushName,
  type PushOf,
  REQUESTS,
  type RequestName,
  type RequestOf,
  type ResponseOf,
} from '#contract/wire/events.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import * as parser from '#contract/wire/socket-parser.ts';
import { type TestDevice, createDevice, login, register } from './account.ts';

interface Push {
  name: PushName;
  payload: unknown;
}

/** A raw client: speaks the wire, checks every answer and push against the contract. */
export class TestClient {
  readonly socket: Socket;
  readonly device: TestDevice;
  readonly pushes: Push[] = [];
  #waiting: (() => void)[] = [];

  constructor(socket: Socket, device: TestDevice) {
    this.socket = socket;
    this.device = device;
    socket.onAny((name: PushName, payload: unknown) => {
      this.pushes.push({ name, payload: v.parse(PUSHES[name], payload) });
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  get userId() {
    return this.device.userId;
  }

  get deviceId() {
    return this.device.deviceId;
  }

  /** Whatever the payload, the answer must follow the contract. */
  async raw(name: RequestName, payload: unknown): Promise<Ack<object>> {
    const answer: unknown = await this.socket.timeout(10_000).emitWithAck(name, payload);
    const refusal = v.safeParse(refusalSchema, answer);
    if (refusal.success) return answer as Ack<object>;
    return { ok: true, ...v.parse(REQUESTS[name].response, answer) };
  }

  request<N extends RequestName>(name: N, payload: RequestOf<N>): Promise<Ack<ResponseOf<N>>> {
    return this.raw(name, payload) as Promise<Ack<ResponseOf<N>>>;
  }

  /** The result of a request that must succeed. */
  async ask<N extends RequestName>(name: N, payload: RequestOf<N>): Promise<ResponseOf<N>> {
    const answer = await this.request(name, payload);
    if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
    return answer;
  }

  /** The code of a request that must be refused. */
  async refused<N extends RequestName>(name: N, payload: RequestOf<N>): Promise<string> {
    const answer = await this.request(name, payload);
    return answer.ok ? 'ok' : answer.code;
  }

  /** The next push of this name that nobody has taken yet. */
  async push<N extends PushName>(name: N): Promise<PushOf<N>> {
    for (;;) {
      const index = this.pushes.findIndex((push) => push.name === name);
      if (index >= 0) return this.pushes.splice(index, 1)[0]!.payload as PushOf<N>;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  close() {
    this.socket.disconnect();
  }
}

export function openSocket(url: string, token: unknown, protocol: unknown = PROTOCOL_VERSION) {
  return io(url, {
    path: HTTP_PATHS.socket,
    transports: ['websocket'],
    parser,
    forceNew: true,
    reconnection: false,
    auth: { token, protocol },
  });
}

/** The connected socket, or the code of the refusal. */
export function opened(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', (error) =>
      resolve((error as { data?: { code: string } }).data?.code ?? error.message),
    );
  });
}

export async function connect(url: string, device: TestDevice, session: Session) {
  const socket = openSocket(url, session.token);
  const client = new TestClient(socket, device);
  const outcome = await opened(socket);
  if (outcome !== 'connected') throw new Error(outcome);
  return client;
}

/** A new account with one connected device. */
export async function join(url: string, handle?: string): Promise<TestClient> {
  const device = createDevice();
  return connect(url, device, await register(url, device, handle));
}

/** Another connected device of the same account. */
export async function addDevice(url: string, client: TestClient): Promise<TestClient> {
  const device = createDevice(client.device.identity);
  return connect(url, device, await login(url, device));
}

export const newId = () => uuidv7() as ClientMessageId;
export const bytes = (length = 40) => Uint8Array.from(randomBytes(length));

/** A chat of two with its group founded by the first: epoch 1, head 1. */
export async function openChat(founder: TestClient, ...others: TestClient[]): Promise<ChatId> {
  const peer = others.find((other) => other.userId !== founder.userId)!;
  const { chat } = await founder.ask('chat:create', { kind: 'direct', peerId: peer.userId });
  await founder.ask('chat:commit', {
    chatId: chat.chatId,
    epoch: 0,
    id: newId(),
    commit: bytes(),
    welcome: bytes(),
    added: others.map((other) => other.deviceId),
    removed: [],
  });
  return chat.chatId;
}

export function message(chatId: ChatId, epoch = 1, id = newId(), ciphertext = bytes()) {
  return { chatId, epoch, id, ciphertext };
}
