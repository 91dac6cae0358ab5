import { setTimeout as sleep } from 'node:timers/promises';
import { type TestContext, describe, expect, test } from 'vitest';
import { Conversation, type Line, kill, place } from './testing/conversation.ts';
import { runSeed, seededRandom } from './testing/random.ts';

const KILLS = 20;
const PATIENCE = 300_000;

const seed = runSeed();
console.log(`VESTNIK_SEED=${seed}`);

/** Concurrent tests must name their own context, else another one's end is hooked. */
async function conversation({ onTestFinished }: TestContext): Promise<Conversation> {
  const talk = new Conversation();
  onTestFinished(() => talk.world.end());
  await talk.begin();
  return talk;
}

const numbers = (lines: Line[]) => lines.map(({ text }) => Number(text));
const last = (lines: Line[]): Line => {
  const line = lines.at(-1);
  if (!line) throw new Error('nothing was acknowledged');
  return line;
};

// Side by side, since most of the time goes into waiting for reconnects.
describe.concurrent('killed -9 in mid-conversation', { timeout: PATIENCE }, () => {
  test('the server: every message arrives exactly once, in order', async (context) => {
    const random = seededRandom(seed);
    const talk = await conversation(context);
    const [sender, listener] = [talk.send(), talk.listen()];
    const feeding = talk.feed(sender);
    for (let kills = 0; kills < KILLS; kills++) {
      await sender.out.reach(sender.out.all.length + 1 + Math.floor(random() * 10));
      await sleep(random() * 50);
      expect(talk.next, 'messages are on their way').toBeGreaterThan(sender.out.all.length);
      await talk.world.killServer();
      await talk.world.startServer();
    }
    talk.stopFeeding();
    await feeding;
    const acks = await talk.finish(sender);
    const heard = await talk.drain(listener, last(acks));
    expect(acks.length).toBeGreaterThanOrEqual(KILLS);
    expect(acks).toHaveLength(talk.next);
    expect(numbers(heard)).toEqual(Array.from({ length: talk.next }, (_, i) => i));
    expect(heard.map(place)).toEqual(acks.map(place));
  });

  test('the sender: every acknowledged message arrives exactly once, in order', async (context) => {
    const random = seededRandom(seed + 1);
    const talk = await conversation(context);
    const listener = talk.listen();
    const acks: Line[] = [];
    for (let kills = 0; kills < KILLS; kills++) {
      const sender = talk.send();
      const feeding = talk.feed(sender);
      // Half of the time when it begins to send or before, else somewhere in the stream.
      await sender.out.reach(random() < 0.5 ? 0 : Math.ceil(random() * 30));
      await sleep(random() * (sender.out.all.length === 0 ? 1000 : 30));
      await kill(sender);
      await feeding;
      acks.push(...sender.out.objects);
    }
    const final = talk.send();
    final.feed(String(talk.next++));
    acks.push(...(await talk.finish(final)));

    const heard = await talk.drain(listener, last(acks));
    const inOrder = [...new Set(numbers(heard))].toSorted((a, b) => a - b);
    expect(numbers(heard), 'in order, each once').toEqual(inOrder);
    const places = new Set(heard.map(place));
    expect(acks.filter((ack) => !places.has(place(ack)))).toEqual([]);
    const history = await talk.world.run('anna', ['history', '@boris', '--limit', '100000']);
    expect(history.out.map(place), 'both sides hold the same').toEqual(heard.map(place));
  });

  test('the listener: prints everything in order, at most one line again per kill', async (context) => {
    const random = seededRandom(seed + 2);
    const talk = await conversation(context);
    const sender = talk.send();
    const feeding = talk.feed(sender);
    const heard: Line[] = [];
    for (let kills = 0; kills < KILLS / 4; kills++) {
      const listener = talk.listen();
      await listener.out.reach(1 + Math.floor(random() * 50));
      await sleep(random() * 20);
      await kill(listener);
      append(heard, listener.out.objects);
    }
    talk.stopFeeding();
    await feeding;
    const acks = await talk.finish(sender);
    append(heard, await talk.drain(talk.listen(), last(acks)));
    expect(heard.map(place)).toEqual(acks.map(place));
  });
});

/** Adds the lines of a next run; its first one may be the last one of the run that was killed. */
function append(heard: Line[], lines: Line[]): void {
  const [first] = lines;
  const previous = heard.at(-1);
  const again = first && previous && place(first) === place(previous);
  heard.push(...lines.slice(again ? 1 : 0));
}
