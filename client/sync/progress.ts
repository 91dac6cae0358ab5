import type { ConnectionView } from '#contract/engine/views.ts';
import type { Store } from '../ports/store.ts';
import { putProgress, readProgress } from '../records/progress.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';

type LinkState = Pick<ConnectionView, 'state' | 'retryAt' | 'code'>;

/** The connection as the interface sees it, and up to when the history is complete. */
export class Progress {
  readonly #context: Context;
  readonly #store: Store;
  readonly #changed: () => void;
  #link: LinkState = { state: 'offline', retryAt: null, code: null };
  #completeAt: number | null = null;

  constructor(context: Context, store: Store, changed: () => void) {
    this.#context = context;
    this.#store = store;
    this.#changed = changed;
  }

  async load(): Promise<void> {
    this.#completeAt = await readProgress(this.#store);
  }

  get view(): ConnectionView {
    return { ...this.#link, completeAt: this.#completeAt };
  }

  /**
   * @param heardAt when the server was last heard: a connection that is found dead after sleep has
   *   brought nothing since then.
   */
  linkChanged(link: LinkState, heardAt: number | null): void {
    const was = this.#link.state;
    this.#link = link;
    if (link.state === 'online') this.#reach(this.#context.now());
    else if (was === 'online' && heardAt !== null) this.#reach(heardAt);
    this.#changed();
  }

  #reach(completeAt: number): void {
    this.#completeAt = completeAt;
    inBackground(this.#context.log, this.#store.write([putProgress(completeAt)]));
  }
}
