/**
 * How long do a group of 50 and one of 200 devices take to be made and changed, by real engines with
 * the post-quantum suite? And how many deliveries a second does the server make in a group of 50,
 * saturated, at what cost?
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { type WireAccount, connectAccount } from './support/accounts.ts';
import { registered, value } from './support/engines.ts';
import { offerKeyPackages } from './support/key-packages.ts';
import { type Service, cpuSeconds, startService } from './support/processes.ts';
import { type Row, publish } from './support/report.ts';
import { significant } from './support/statistics.ts';
import type { WireClient } from './support/wire-client.ts';

const FAN_OUT = 50;
const SENDERS = 8;
const IN_FLIGHT = 32;
const WARM_UP_MS = 2_000;
const MEASURED_MS = 6_000;
const CIPHERTEXT = randomBytes(600);

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/**
 * One engine makes a group of `size`, another one is added to it and joins. The rest are accounts
 * with a key package each: what they would do is not measured.
 */
async function grow(service: Service, data: string, size: number): Promise<Row[]> {
  const owner = await registered(path.join(data, `owner-${size}`), service.url, 'Owner');
  const guest = await registered(path.join(data, `guest-${size}`), service.url, 'Guest');
  const crowd: UserId[] = [];
  for (let at = 0; at < size - 2; at++) crowd.push(await offerKeyPackages(service.url));
  const create = await timed(() => owner.engine.createGroup({ name: 'Group', userIds: crowd }));
  const { chatId } = value(create.result).chat;
  const joined = until(guest.engine.subscribe, async () => {
    const chat = await guest.engine.chat(chatId);
    return chat?.group?.state === 'active';
  });
  const start = performance.now();
  const add = await timed(() => owner.engine.addMembers(chatId, [guest.account.userId]));
  value(add.result);
  await joined;
  const join = performance.now() - start;
  const first = await timed(() => sent(owner.engine, chatId));
  const remove = await timed(() => owner.engine.removeMember(chatId, crowd[0]!));
  value(remove.result);
  await owner.close();
  await guest.close();
  const row = (name: string, ms: number): Row => ({
    name: `${size} devices: ${name}`,
    value: significant(ms),
    unit: 'ms',
  });
  return [
    row('create and add all', create.ms),
    row('add one', add.ms),
    row('until the one added has joined', join),
    row('first message, to the ack', first.ms),
    row('remove one', remove.ms),
  ];
}

type Engine = Awaited<ReturnType<typeof registered>>['engine'];

function until(subscribe: Engine['subscribe'], condition: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve) => {
    const end = subscribe(() => {
      void condition().then((holds) => {
        if (!holds) return;
        end();
        resolve();
      });
    });
  });
}

async function sent(engine: Engine, chatId: ChatId): Promise<void> {
  const { id } = value(await engine.sendText(chatId, 'hello'));
  await until(engine.subscribe, async () => {
    const { messages } = await engine.page({ chatId, limit: 5 });
    return messages.some((message) => message.id === id && message.sendState === 'sent');
  });
}

/**
 * A group of fifty devices. A few write, several messages in flight each, the others count bytes; one
 * reads what it gets and so knows how many bytes a delivery has.
 */
async function fanOut(service: Service): Promise<Row[]> {
  const accounts: WireAccount[] = [];
  for (let at = 0; at < FAN_OUT; at++) accounts.push(await connectAccount(service.url));
  const { chatId, epoch } = await groupOf(accounts);
  const [reader, ...others] = accounts as [WireAccount, ...WireAccount[]];
  const senders = others.slice(0, SENDERS);
  const counters = others.slice(SENDERS).map(({ client }) => client.countBytes());
  let read = 0;
  let running = true;
  reader.client.onEvent = (name) => {
    if (name === 'log:entry') read++;
  };
  const flood = async (client: WireClient) => {
    while (running) {
      const message = { chatId, epoch, id: uuidv7(), ciphertext: CIPHERTEXT };
      const answer = await client.request('message:send', message);
      if (!answer.ok) throw new Error(`send refused: ${answer.code}`);
    }
  };
  const lanes = senders.flatMap(({ client }) => Array.from({ length: IN_FLIGHT }, () => client));
  const floods = Promise.all(lanes.map(flood));
  const bytes = () => counters.reduce((sum, count) => sum + count(), 0);
  const look = () => ({
    bytes: bytes(),
    read,
    cpu: cpuSeconds(service.pid),
    at: performance.now(),
  });
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  const before = look();
  await new Promise((resolve) => setTimeout(resolve, MEASURED_MS));
  const after = look();
  running = false;
  await floods;
  for (const { client } of accounts) client.close();
  const seconds = (after.at - before.at) / 1000;
  const messages = after.read - before.read;
  // Every message goes to all but its sender; the counters' bytes prove that it arrived.
  const perMessage = (after.bytes - before.bytes) / counters.length / messages;
  if (perMessage < CIPHERTEXT.byteLength) throw new Error('not everybody got every message');
  const deliveries = messages * (FAN_OUT - 1);
  return [
    {
      name: `fan-out to ${FAN_OUT}: deliveries`,
      value: Math.round(deliveries / seconds),
      unit: '/s',
      aim: '≥ 80000',
    },
    {
      name: `fan-out to ${FAN_OUT}: CPU per 1,000 deliveries`,
      value: significant(((after.cpu - before.cpu) / deliveries) * 1000),
      unit: 's',
      aim: '≤ 0.012',
    },
    {
      // What one core would do if the machine had nothing else to do than to run the server.
      name: `fan-out to ${FAN_OUT}: deliveries per CPU second`,
      value: Math.round(deliveries / (after.cpu - before.cpu)),
      unit: '/s',
    },
    {
      name: `fan-out to ${FAN_OUT}: CPU of the server`,
      value: significant((after.cpu - before.cpu) / seconds),
      unit: 'cores',
    },
  ];
}

async function groupOf([owner, ...others]: WireAccount[]) {
  const { chat } = await owner!.client.request('chat:create', { kind: 'group', id: uuidv7() });
  const commit = await owner!.client.request('chat:commit', {
    chatId: chat.chatId,
    epoch: 0,
    id: uuidv7(),
    commit: randomBytes(400),
    welcome: randomBytes(400),
    added: others.map(({ deviceId }) => deviceId),
    removed: [],
    change: { added: others.map(({ userId }) => userId) },
  });
  if (!commit.ok) throw new Error(`commit refused: ${commit.code}`);
  return { chatId: chat.chatId, epoch: commit.epoch };
}

const data = mkdtempSync(path.join(tmpdir(), 'vestnik-bench-'));
const service = await startService('server/main.ts', ['--port', '0', '--data', data], {
  VESTNIK_RATE_FACTOR: '0',
  VESTNIK_LOG_LEVEL: 'warn',
});
try {
  publish({
    bench: 'groups',
    question: 'groups of 50 and 200 devices (X-Wing); 600-byte messages to 50 devices, saturated',
    rows: [
      ...(await grow(service, data, 50)),
      ...(await grow(service, data, 200)),
      ...(await fanOut(service)),
    ],
  });
} finally {
  await service.stop();
  rmSync(data, { recursive: true, force: true });
}
