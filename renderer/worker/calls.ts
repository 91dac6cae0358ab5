/** The engine's worker ended by itself; only a reload of the page helps. */
export class EngineCrash extends Error {
  constructor(cause?: unknown) {
    super('the engine has crashed', { cause });
  }
}

/** Calls to the worker: Comlink leaves them pending for ever when it dies, this rejects them. */
export class Calls {
  readonly #pending = new Set<(reason: EngineCrash) => void>();
  #crash: EngineCrash | null = null;

  /** @throws EngineCrash */
  guard<T>(call: Promise<T>): Promise<T> {
    if (this.#crash) return Promise.reject(this.#crash);
    return new Promise<T>((resolve, reject) => {
      this.#pending.add(reject);
      call.then(resolve, reject).finally(() => this.#pending.delete(reject));
    });
  }

  fail(crash: EngineCrash): void {
    this.#crash = crash;
    for (const reject of this.#pending) reject(crash);
    this.#pending.clear();
  }
}
