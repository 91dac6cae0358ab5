import type { SocketFactory, SocketPort } from '../transport/socket-port.ts';

type Listener = (...args: unknown[]) => void;

/** A socket that does what the test says. */
export class FakeSocket implements SocketPort {
  readonly token: string;
  readonly sent: { name: string; payload: unknown; ack: Listener | undefined }[] = [];
  closed = false;
  /** The server's sign of life. */
  ping: () => void = () => {};
  #listeners = new Map<string, Listener>();

  constructor(token: string) {
    this.token = token;
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.set(event, listener as Listener);
  }

  emit(name: string, payload?: unknown, ack?: unknown): void {
    this.sent.push({ name, payload, ack: ack as Listener | undefined });
  }

  onPing(listener: () => void): void {
    this.ping = listener;
  }

  connect(): void {}

  disconnect(): void {
    this.closed = true;
  }

  /** Something happens at the other end. */
  happen(event: string, ...args: unknown[]): void {
    this.#listeners.get(event)?.(...args);
  }

  /** Answers the newest request of a name. */
  answer(name: string, answer: unknown): void {
    this.sent.findLast((sent) => sent.name === name)?.ack?.(answer);
  }
}

/** A factory that remembers what it made. */
export function fakeSockets(): { factory: SocketFactory; made: FakeSocket[] } {
  const made: FakeSocket[] = [];
  const factory: SocketFactory = (_origin, token) => {
    const socket = new FakeSocket(token);
    made.push(socket);
    return socket;
  };
  return { factory, made };
}
