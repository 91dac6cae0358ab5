import type { EngineApi, EngineEvent } from '#contract/engine/api.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { CommandFailure } from './failure.ts';

type Settled = Pick<MessageView, 'seq' | 'failure'>;

/** Hears which messages of a chat the server has acknowledged. */
export class Acks {
  readonly #engine: EngineApi;
  readonly #chatId: ChatId;
  readonly #settled = new Map<ClientMessageId, Settled>();
  readonly #waiting = new Map<ClientMessageId, () => void>();
  readonly #unsubscribe: () => void;

  constructor(engine: EngineApi, chatId: ChatId) {
    this.#engine = engine;
    this.#chatId = chatId;
    this.#unsubscribe = engine.subscribe((event) => this.#hear(event));
  }

  /**
   * The seq of a message once the server has it.
   * @throws CommandFailure `offline` or `timeout` after `timeoutMs`, or why it was refused
   */
  async seqOf(id: ClientMessageId, timeoutMs: number): Promise<number> {
    if (!this.#settled.has(id)) await this.#wait(id, timeoutMs);
    const settled = this.#settled.get(id);
    this.#settled.delete(id);
    if (!settled) {
      const { state } = await this.#engine.connection();
      throw new CommandFailure(state === 'online' ? 'timeout' : 'offline');
    }
    if (settled.seq === null) throw new CommandFailure(settled.failure ?? 'internal');
    return settled.seq;
  }

  close(): void {
    this.#unsubscribe();
  }

  #wait(id: ClientMessageId, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#waiting.set(id, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #hear(event: EngineEvent): void {
    if (event.type !== 'messages' || event.chatId !== this.#chatId) return;
    for (const { id, own, seq, sendState, failure } of event.upserted) {
      if (!own || (seq === null && sendState !== 'failed')) continue;
      this.#settled.set(id, { seq, failure });
      this.#waiting.get(id)?.();
      this.#waiting.delete(id);
    }
  }
}
