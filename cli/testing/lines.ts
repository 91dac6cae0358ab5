import type { Readable } from 'node:stream';

/** Collects the lines of a stream; tests wait for their number. */
export class Lines {
  readonly all: string[] = [];
  #rest = '';
  #ended = false;
  #changed = Promise.withResolvers<void>();

  constructor(stream: Readable) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      const lines = (this.#rest + text).split('\n');
      // What has no line end yet was not printed: a killed process may leave half a line.
      this.#rest = lines.pop() ?? '';
      this.all.push(...lines);
      this.#tell();
    });
    stream.on('close', () => {
      this.#ended = true;
      this.#tell();
    });
  }

  get objects(): Record<string, unknown>[] {
    return this.all.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Waits until there are `count` lines or the stream has ended. */
  reach(count: number): Promise<void> {
    return this.until(() => this.all.length >= count);
  }

  /** Waits until the lines meet a condition or the stream has ended. */
  async until(met: () => boolean): Promise<void> {
    while (!met() && !this.#ended) await this.#changed.promise;
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
