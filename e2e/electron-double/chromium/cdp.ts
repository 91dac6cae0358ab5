/** Refusal of a command, e.g. because its target is gone. */
export class CdpError extends Error {}

type Params = Record<string, unknown>;
/** Parameters as Chromium sends them; the protocol's own description is their type. */
// oxlint-disable-next-line typescript/no-explicit-any
export type CdpParams = any;
export type CdpListener = (method: string, params: CdpParams) => void;

interface Waiting {
  method: string;
  resolve(result: CdpParams): void;
  reject(error: Error): void;
}

/** Client of the Chrome DevTools Protocol with flat sessions. */
export class Cdp {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string | undefined, CdpListener>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))));
  }

  static async connect(url: string): Promise<Cdp> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true });
      socket.addEventListener('error', () => reject(new Error(`can't reach ${url}`)), {
        once: true,
      });
    });
    return new Cdp(socket);
  }

  send(method: string, params: Params = {}, sessionId?: string): Promise<CdpParams> {
    const id = ++this.#lastId;
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { method, resolve, reject }));
  }

  /** One listener per session; without a session the browser's own events. */
  listen(listener: CdpListener, sessionId?: string): void {
    this.#listeners.set(sessionId, listener);
  }

  #receive(message: CdpParams): void {
    if (message.id === undefined) {
      this.#listeners.get(message.sessionId)?.(message.method, message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new CdpError(`${waiting.method}: ${message.error.message}`));
    else waiting?.resolve(message.result);
  }
}

/** For commands whose target may be gone by now. */
export function ignoreGone(command: Promise<unknown>): void {
  command.catch((error: unknown) => {
    if (!(error instanceof CdpError)) throw error;
  });
}
