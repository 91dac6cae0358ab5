import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readText, replaceFile } from '#client-node/profile/files.ts';

/**
 * How far `listen` has printed each chat. It is a log of "chatId seq" lines, so that each message costs one
 * short append right after it was printed: a killed process repeats one line at most.
 */
export class PrintedCursor {
  readonly #path: string;
  readonly #seqs = new Map<string, number>();
  readonly #log: number;

  constructor(profileDir: string) {
    this.#path = join(profileDir, 'printed.log');
    const complete = (readText(this.#path) ?? '').split('\n').slice(0, -1);
    for (const line of complete) {
      const [chatId = '', seq] = line.split(' ');
      this.#seqs.set(chatId, Math.max(Number(seq) || 0, this.seqOf(chatId)));
    }
    this.#compact();
    this.#log = openSync(this.#path, 'a', 0o600);
  }

  /** Seq of the last printed message of a chat; 0 when there is none. */
  seqOf(chatId: string): number {
    return this.#seqs.get(chatId) ?? 0;
  }

  advance(chatId: string, seq: number): void {
    this.#seqs.set(chatId, seq);
    writeSync(this.#log, `${chatId} ${seq}\n`);
  }

  close(): void {
    closeSync(this.#log);
    this.#compact();
  }

  #compact(): void {
    const lines = [...this.#seqs].map(([chatId, seq]) => `${chatId} ${seq}\n`);
    replaceFile(this.#path, lines.join(''));
  }
}
