import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Running, World } from './processes.ts';

/** One line of output as JSON. */
export type Line = Record<string, unknown>;

/** Which message a line is about: equal at the sender and at the listener. */
export const place = ({ seq, clientMessageId }: Line) =>
  `${String(seq)} ${String(clientMessageId)}`;

/** Anna writes numbered messages to Boris; any of the processes may be killed. */
export class Conversation {
  readonly world = new World();
  /** The first number that was not written. */
  next = 0;
  #stopped = false;

  async begin(): Promise<void> {
    await this.world.startServer();
    await Promise.all([this.world.register('anna'), this.world.register('boris')]);
  }

  send(): Running {
    return this.world.cli('anna', ['send', '@boris', '-', '--timeout', '60']);
  }

  listen(): Running {
    return this.world.cli('boris', ['listen']);
  }

  /** Keeps about ten numbers on their way until `stopFeeding` or the end of the sender. */
  async feed(sender: Running): Promise<void> {
    this.#stopped = false;
    const first = this.next;
    while (!this.#stopped && sender.child.exitCode === null && sender.child.signalCode === null) {
      while (this.next - first - sender.out.all.length < 10) sender.feed(String(this.next++));
      await sleep(5);
    }
  }

  stopFeeding(): void {
    this.#stopped = true;
  }

  /** Ends a sender politely and answers its lines. */
  async finish(sender: Running): Promise<Line[]> {
    sender.endInput();
    expect(await sender.ended, sender.err.all.join(' ')).toBe(0);
    return sender.out.objects;
  }

  /** Waits until the listener has printed the last message, ends it politely and answers its lines. */
  async drain(listener: Running, last: Line): Promise<Line[]> {
    const id = String(last['clientMessageId']);
    const printed = () => listener.out.all.some((line) => line.includes(id));
    await listener.out.until(printed);
    listener.child.kill('SIGTERM');
    expect(await listener.ended).toBe(0);
    return listener.out.objects;
  }
}

/** Ends a process as a crash would. */
export async function kill({ child, ended }: Running): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
