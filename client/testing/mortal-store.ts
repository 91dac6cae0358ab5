import { type Store, StoreError, type WriteOp } from '../ports/store.ts';
import { MemoryStore } from './memory-store.ts';

/**
 * A store whose process dies at a chosen write: right before it reaches the disk, or right after.
 * Nothing can be read or written until it is revived.
 */
export class MortalStore extends MemoryStore implements Store {
  #countdown = Infinity;
  #reachesDisk = false;
  dead = false;
  writes = 0;

  /** Dies at the `k`th write from now, counted from 1. */
  dieAtWrite(k: number, reachesDisk: boolean): void {
    this.#countdown = k;
    this.#reachesDisk = reachesDisk;
  }

  revive(): void {
    this.dead = false;
    this.#countdown = Infinity;
  }

  override async write(ops: WriteOp[]): Promise<void> {
    this.#breathe();
    this.writes++;
    this.#countdown--;
    this.dead = this.#countdown <= 0;
    if (!this.dead || this.#reachesDisk) await super.write(ops);
    this.#breathe();
  }

  override get: MemoryStore['get'] = async (...args) => {
    this.#breathe();
    return super.get(...args);
  };

  override getMany: MemoryStore['getMany'] = async (...args) => {
    this.#breathe();
    return super.getMany(...args);
  };

  override all: MemoryStore['all'] = async (...args) => {
    this.#breathe();
    return super.all(...args);
  };

  override range: MemoryStore['range'] = async (...args) => {
    this.#breathe();
    return super.range(...args);
  };

  #breathe(): void {
    if (this.dead) throw new StoreError('storage-failed');
  }
}
