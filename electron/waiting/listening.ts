import * as v from 'valibot';
import {
  WAITING_PATH,
  WAITING_SILENCE,
  waitingCountSchema,
  waitingRequest,
  type WaitingWatch,
} from '#contract/platform/waiting.ts';

/** Pauses between attempts, ms; the last one stays. */
const PAUSES = [1000, 2000, 5000, 15_000, 60_000] as const;

interface ListeningHost {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** More messages wait than before, or fewer. */
  changed(count: number): void;
}

/** Listens for a locked device until its token ends: how many messages came since it began. */
export class Listening {
  readonly #watch: WaitingWatch;
  readonly #host: ListeningHost;
  /** What stood unconfirmed when it began was not for later: the engine had seen it. */
  #before: number | null = null;
  #count = 0;
  #attempt = 0;
  #stopped = false;
  #request: AbortController | null = null;
  #timer: NodeJS.Timeout | undefined;
  readonly #begun = Promise.withResolvers<void>();

  constructor(watch: WaitingWatch, host: ListeningHost) {
    this.#watch = watch;
    this.#host = host;
    void this.#connect();
  }

  /** Messages that came since it began. */
  get count(): number {
    return this.#count;
  }

  /** Resolves when it hears the server, or can't. */
  get begun(): Promise<void> {
    return this.#begun.promise;
  }

  /** Connects anew at once, e.g. after sleep. */
  reconnect(): void {
    if (this.#stopped) return;
    this.#attempt = 0;
    if (this.#request) this.#request.abort();
    else void this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#begun.resolve();
  }

  async #connect(): Promise<void> {
    clearTimeout(this.#timer);
    const request = new AbortController();
    this.#request = request;
    const refused = await this.#listen(request).catch(() => false);
    this.#request = null;
    this.#begun.resolve();
    if (this.#stopped || refused || Date.now() >= this.#watch.expiresAt) return;
    const pause = PAUSES[Math.min(this.#attempt++, PAUSES.length - 1)];
    this.#timer = setTimeout(() => void this.#connect(), pause).unref();
  }

  /** Whether the server does not want this token any more; false when the stream just ended. */
  async #listen(request: AbortController): Promise<boolean> {
    let silence = setTimeout(() => request.abort(), WAITING_SILENCE);
    try {
      const response = await this.#host.fetch(this.#watch.server + WAITING_PATH, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.#watch.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(waitingRequest(this.#watch.without)),
        signal: request.signal,
        redirect: 'error',
        cache: 'no-store',
      });
      if (!response.ok || !response.body) return response.status === 401 || response.status === 403;
      let text = '';
      for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
        clearTimeout(silence);
        silence = setTimeout(() => request.abort(), WAITING_SILENCE);
        const lines = (text + part).split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) this.#read(line);
      }
      return false;
    } finally {
      clearTimeout(silence);
    }
  }

  #read(line: string): void {
    if (!line.startsWith('data: ')) return;
    const total = v.safeParse(waitingCountSchema, Number(line.slice('data: '.length)));
    if (!total.success) return;
    this.#attempt = 0;
    this.#before = Math.min(this.#before ?? total.output, total.output);
    this.#begun.resolve();
    const count = Math.max(0, total.output - this.#before);
    if (count === this.#count) return;
    this.#count = count;
    this.#host.changed(count);
  }
}
