import { EventEmitter } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { strict } from '../strict.ts';

/** A request over Node's network in the place of Chromium's; redirects are the caller's to follow. */
class RequestDouble extends EventEmitter {
  readonly #request: ClientRequest;

  constructor(options: Electron.ClientRequestConstructorOptions) {
    super();
    const { protocol, hostname, port, path, method, headers } = options;
    const send = protocol === 'https:' ? httpsRequest : httpRequest;
    this.#request = send({ protocol, hostname, port, path, method, headers } as object);
    this.#request.on('error', (error) => this.emit('error', error));
    this.#request.on('response', (response: IncomingMessage) => {
      const { statusCode = 0, headers: received } = response;
      if (statusCode >= 300 && statusCode < 400 && received.location) {
        const url = new URL(received.location, `${protocol}//${hostname}:${port}${path}`).href;
        this.emit('redirect', statusCode, method, url, {});
      } else this.emit('response', response);
    });
  }

  setHeader = (name: string, value: string) => void this.#request.setHeader(name, value);
  write = (part: string | Buffer) => this.#request.write(part);

  end(part?: string | Buffer): void {
    this.#request.end(part);
  }

  abort(): void {
    this.#request.destroy();
    this.emit('abort');
  }
}

export const net = strict('net', {
  fetch: (input, init) => fetch(input, init),
  request: (options) =>
    new RequestDouble(
      typeof options === 'string' ? { url: options } : options,
    ) as unknown as Electron.ClientRequest,
} satisfies Partial<Electron.Net>);

/** Squirrel's side of an update, which no Linux has: only told that one happens. */
export const autoUpdater = strict('autoUpdater', new EventEmitter());
