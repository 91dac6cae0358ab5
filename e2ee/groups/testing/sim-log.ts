import type { DeviceId } from '#contract/wire/primitives.ts';
import type { MadeCommit } from '../types.ts';

export interface SimEntry {
  kind: 'message' | 'commit';
  epoch: number;
  from: DeviceId;
  payload: Uint8Array;
  welcome: Uint8Array | null;
  added: DeviceId[];
  removed: DeviceId[];
  /** What a message says. */
  text: string;
}

/** The server's part: one order, and nothing is accepted but for the current epoch. */
export class SimLog {
  readonly entries: SimEntry[] = [];
  epoch = 0;

  /** @returns whether the message was stored. */
  send(from: DeviceId, epoch: number, payload: Uint8Array, text: string): boolean {
    if (epoch !== this.epoch) return false;
    const none = { welcome: null, added: [], removed: [] };
    this.entries.push({ kind: 'message', epoch, from, payload, text, ...none });
    return true;
  }

  /** @returns whether the commit won its epoch. */
  commit(from: DeviceId, epoch: number, made: MadeCommit): boolean {
    if (epoch !== this.epoch) return false;
    this.epoch++;
    this.entries.push({
      kind: 'commit',
      epoch,
      from,
      payload: made.commit,
      welcome: made.welcome,
      added: made.added.map(({ deviceId }) => deviceId),
      removed: made.removed.map(({ deviceId }) => deviceId),
      text: '',
    });
    return true;
  }
}
