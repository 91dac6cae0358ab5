import type { DeviceId } from '#contract/wire/primitives.ts';
import type { LogRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';

/** A locked device that listens. */
interface Listener {
  caller: Caller;
  /** Ids of chats that don't count. */
  without: readonly string[];
  tell(count: number): void;
  end(): void;
}

/** Connections of one locked device at most; beyond that the oldest one ends. */
const MAX_PER_DEVICE = 2;

/** Tells locked devices how many messages wait for them, and nothing of the messages. */
export class Waiting {
  readonly #log: Pick<LogRepository, 'waiting'>;
  readonly #listeners = new Map<DeviceId, Set<Listener>>();
  /** Devices whose count is being looked up; true when it has to be looked up again. */
  readonly #counting = new Map<DeviceId, boolean>();

  constructor(log: Pick<LogRepository, 'waiting'>) {
    this.#log = log;
  }

  /** Tells the count now and after each change, until the returned function runs or `end` is called. */
  listen(listener: Listener): () => void {
    const { deviceId } = listener.caller;
    const listeners = this.#listeners.get(deviceId) ?? new Set();
    this.#listeners.set(deviceId, listeners.add(listener));
    const surplus = [...listeners].slice(0, -MAX_PER_DEVICE);
    for (const oldest of surplus) oldest.end();
    void this.#count(deviceId);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(deviceId) === listeners)
        this.#listeners.delete(deviceId);
    };
  }

  /** Something was stored for these devices. Costs nothing while none of them is locked. */
  arrived(deviceIds: readonly DeviceId[]): void {
    if (this.#listeners.size === 0) return;
    for (const deviceId of deviceIds) {
      if (this.#listeners.has(deviceId)) void this.#count(deviceId);
    }
  }

  /** The device was revoked, or the server ends. */
  end(deviceId?: DeviceId): void {
    const ending = deviceId ? [this.#listeners.get(deviceId)] : [...this.#listeners.values()];
    for (const listeners of ending) for (const listener of [...(listeners ?? [])]) listener.end();
  }

  async #count(deviceId: DeviceId): Promise<void> {
    if (this.#counting.has(deviceId)) {
      this.#counting.set(deviceId, true);
      return;
    }
    const newest = [...(this.#listeners.get(deviceId) ?? [])].at(-1);
    if (!newest) return;
    const { accountRef, deviceRef } = newest.caller;
    this.#counting.set(deviceId, false);
    try {
      const count = await this.#log.waiting({ accountRef, deviceRef, without: newest.without });
      for (const listener of this.#listeners.get(deviceId) ?? []) listener.tell(count);
    } catch {
      // They connect again and ask anew.
      this.end(deviceId);
    }
    const again = this.#counting.get(deviceId);
    this.#counting.delete(deviceId);
    if (again) await this.#count(deviceId);
  }
}
