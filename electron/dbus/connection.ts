import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { sessionSockets } from './address.ts';
import { type Call, decodeMessage, encodeCall, type Message, messageLength } from './message.ts';

/** A service that takes longer is no help to anybody. */
const PATIENCE = 5000;

const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

interface Waiting {
  resolve(body: unknown[]): void;
  reject(error: Error): void;
}

/** A connection to a message bus that calls methods and hears signals; it offers none itself. */
export class BusConnection {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #signals = new Set<(signal: Message) => void>();
  readonly #ends = new Set<() => void>();
  #received: Buffer = Buffer.alloc(0);
  #serial = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.unref();
    socket.on('data', (bytes) => this.#receive(bytes));
    socket.on('error', () => {});
    socket.on('close', () => this.#end());
  }

  /** The bus of the person's session. @throws Error where there is none */
  static async session(): Promise<BusConnection> {
    for (const path of sessionSockets()) {
      const socket = await authenticated(path).catch(() => null);
      if (!socket) continue;
      const bus = new BusConnection(socket);
      await bus.ask('Hello');
      return bus;
    }
    throw new Error('no session bus');
  }

  /** Calls a method; the answer is the reply's body. @throws Error for an error or no reply in time */
  async call(call: Call): Promise<unknown[]> {
    const serial = ++this.#serial;
    const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
    const timer = setTimeout(() => reject(new Error(`${call.member}: no answer`)), PATIENCE);
    this.#waiting.set(serial, { resolve, reject });
    this.#socket.write(encodeCall(call, serial));
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(serial);
    }
  }

  /** Calls a method of the bus itself. */
  ask(member: string, signature = '', body: readonly unknown[] = []): Promise<unknown[]> {
    return this.call({ ...BUS, member, signature, body });
  }

  /** Hears every signal that a match rule or its sender directs here. */
  onSignal(listener: (signal: Message) => void): void {
    this.#signals.add(listener);
  }

  onEnd(listener: () => void): void {
    this.#ends.add(listener);
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    try {
      for (;;) {
        const length = messageLength(this.#received);
        if (length === null || this.#received.byteLength < length) return;
        const message = decodeMessage(this.#received.subarray(0, length));
        this.#received = this.#received.subarray(length);
        this.#take(message);
      }
    } catch {
      // There is no telling where the next message starts.
      this.close();
    }
  }

  #take(message: Message): void {
    const waiting = this.#waiting.get(message.replySerial ?? 0);
    if (message.type === 'return') waiting?.resolve(message.body);
    else if (message.type === 'error') waiting?.reject(new Error(message.errorName));
    // After whoever waits for a reply before it has gone on.
    else if (message.type === 'signal')
      setImmediate(() => this.#signals.forEach((listener) => listener(message)));
  }

  #end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the bus is gone'));
    for (const listener of this.#ends) listener();
    this.#signals.clear();
  }
}

/** Connects and says who we are by the process' user, which the kernel vouches for. */
async function authenticated(path: string): Promise<Socket> {
  const socket = connect(path);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE) });
    const user = Buffer.from(String(process.getuid?.() ?? '')).toString('hex');
    socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(PATIENCE) });
    if (!String(answer).startsWith('OK ')) throw new Error('refused by the bus');
    socket.write('BEGIN\r\n');
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
