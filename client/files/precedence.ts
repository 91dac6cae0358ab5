/** Lets work that somebody waits for go before work that can wait. */
export class Precedence {
  #running = 0;
  #waiting: (() => void)[] = [];

  /** Runs urgent work; meanwhile `turn` does not resolve. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      if (this.#running === 0) for (const go of this.#waiting.splice(0)) go();
    }
  }

  /** Resolves as soon as no urgent work runs. */
  async turn(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((go) => this.#waiting.push(go));
  }
}
