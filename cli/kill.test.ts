import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Running } from './testing/processes.ts';
import { World } from './testing/processes.ts';
import { runSeed, seededRandom } from './testing/random.ts';

const KILLS = 20;
const PATIENCE = 150_000;

const seed = runSeed();
const random = seededRandom(seed);
const upTo = (ms: number) => sleep(random() * ms);

type Line = Record<string, unknown>;
const place = ({ seq, clientMessageId }: Line) => `${String(seq)} ${String(clientMessageId)}`;
const number = ({ text }: Line) => Number(text);

/** Writes numbered lines to a sender as fast as it takes them; `next` is the first one not written. */
class Feeder {
  next = 0;
  #stopped = false;

  /** Keeps about ten lines on their way until `stop`. */
  async feed(sender: Running): Promise<void> {
    this.#stopped = false;
    const first = this.next;
    while (!this.#stopped && sender.child.exitCode === null && sender.child.signalCode === null) {
      while (this.next - first - sender.out.all.length < 10) sender.feed(String(this.next++));
      await sleep(5);
    }
  }

  stop(): void {
    this.#stopped = true;
  }
}

console.log(`VESTNIK_SEED=${seed}`);

describe.each(['server', 'sender', 'listener'])('%s killed -9 in mid-conversation', (victim) => {
  const world = new World();
  let feeder: Feeder;

  beforeAll(async () => {
    await world.startServer();
    await Promise.all([world.register('anna'), world.register('boris')]);
  });
  beforeEach(() => {
    feeder = new Feeder();
  });
  afterAll(() => world.end());

  const listen = () => world.cli('boris', ['listen']);
  const send = () => world.cli('anna', ['send', '@boris', '-', '--timeout', '60']);
  const kill = async ({ child, ended }: Running) => {
    child.kill('SIGKILL');
    await ended;
  };

  /** Waits until the listener has printed what stands in `acks`, then ends it politely. */
  const drain = async (listener: Running, acks: Line[]) => {
    const last = acks.at(-1);
    if (!last) throw new Error('nothing was acknowledged');
    const heard = () => listener.out.objects.some((line) => place(line) === place(last));
    await expect.poll(heard, { timeout: 30_000, interval: 50 }).toBe(true);
    listener.child.kill('SIGTERM');
    expect(await listener.ended).toBe(0);
    return listener.out.objects;
  };

  test.runIf(victim === 'server')(
    'every acknowledged message arrives exactly once, in order',
    async () => {
      const [sender, listener] = [send(), listen()];
      const feeding = feeder.feed(sender);
      for (let kills = 0; kills < KILLS; kills++) {
        await sender.out.reach(sender.out.all.length + 1 + Math.floor(random() * 10));
        await upTo(50);
        await world.killServer();
        await world.startServer();
      }
      feeder.stop();
      await feeding;
      sender.endInput();
      expect(await sender.ended, sender.err.all.join(' ')).toBe(0);
      const acks = sender.out.objects;
      const heard = await drain(listener, acks);
      expect(acks).toHaveLength(feeder.next);
      expect(heard.map(number)).toEqual(Array.from({ length: feeder.next }, (_, i) => i));
      expect(heard.map(place)).toEqual(acks.map(place));
    },
    PATIENCE,
  );

  test.runIf(victim === 'sender')(
    'every acknowledged message arrives exactly once, in order',
    async () => {
      const listener = listen();
      const acks: Line[] = [];
      for (let kills = 0; kills < KILLS; kills++) {
        const sender = send();
        const feeding = feeder.feed(sender);
        // Half of the time right when it begins to send, else somewhere in the stream.
        await sender.out.reach(Math.floor(random() * 2) * Math.ceil(random() * 40));
        await upTo(sender.out.all.length === 0 ? 1500 : 30);
        await kill(sender);
        await feeding;
        acks.push(...sender.out.objects);
      }
      const last = send();
      last.feed(String(feeder.next++));
      last.endInput();
      expect(await last.ended, last.err.all.join(' ')).toBe(0);
      acks.push(...last.out.objects);

      const heard = await drain(listener, acks);
      const numbers = heard.map(number);
      expect(numbers, 'in order, each at most once').toEqual(
        [...new Set(numbers)].toSorted((a, b) => a - b),
      );
      const places = new Set(heard.map(place));
      expect(acks.filter((ack) => !places.has(place(ack)))).toEqual([]);
      const history = await world.run('anna', ['history', '@boris', '--limit', '100000']);
      expect(history.out.map(place), 'both sides hold the same').toEqual(heard.map(place));
    },
    PATIENCE,
  );

  test.runIf(victim === 'listener')(
    'prints everything in order, at most one line twice per kill',
    async () => {
      const sender = send();
      const feeding = feeder.feed(sender);
      const heard: Line[] = [];
      let repeated = 0;
      const keep = ({ out }: Running) => {
        const [first] = out.objects;
        const again =
          first !== undefined && heard.length > 0 && place(first) === place(heard.at(-1)!);
        if (again) repeated++;
        heard.push(...out.objects.slice(again ? 1 : 0));
      };
      for (let kills = 0; kills < KILLS / 2; kills++) {
        const listener = listen();
        await listener.out.reach(1 + Math.floor(random() * 50));
        await upTo(20);
        await kill(listener);
        keep(listener);
      }
      feeder.stop();
      await feeding;
      sender.endInput();
      expect(await sender.ended, sender.err.all.join(' ')).toBe(0);
      const listener = listen();
      await drain(listener, sender.out.objects);
      keep(listener);
      expect(heard.map(place)).toEqual(sender.out.objects.map(place));
      expect(repeated).toBeLessThanOrEqual(KILLS / 2);
    },
    PATIENCE,
  );
});
