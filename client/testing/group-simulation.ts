import type { Permissions, Role } from '#contract/wire/groups.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { Random } from '#e2ee/groups/testing/random.ts';
import { agreement } from './group-agreement.ts';
import { SimulatedMember } from './group-member.ts';
import { testServer, until, valueOf } from './harness.ts';

export interface GroupSimulation {
  seed: number;
  steps: number;
  people: number;
  /** Whether engines die in the midst of a write, too, and not only stop. */
  deaths?: boolean;
  /** Told now and then how far it is. */
  progress?: (step: number) => void;
}

export interface GroupSimulationResult {
  members: number;
  epoch: number;
  messages: number;
  /** Steps by what was done. */
  done: Record<string, number>;
}

/** Changes and messages that run at the same time at most. */
const AT_ONCE = 6;
/** So many looks without a write in between, half a second apart, and nothing will happen any more. */
const QUIET = 60;
const ROLES: readonly Role[] = ['admin', 'admin', 'member', 'owner'];
const WHO = ['everyone', 'everyone', 'admins'] as const;

/**
 * Engines over one real server: they write, add, remove, leave, appoint, rename and restrict at
 * random and at the same time, stop, start and die in the midst of a write. In the end all come back
 * and have to agree.
 * @throws Error that says what they don't agree on.
 */
export async function simulateGroup(simulation: GroupSimulation): Promise<GroupSimulationResult> {
  const { seed, steps, people, deaths = true, progress } = simulation;
  const random = new Random(seed);
  const server = await testServer();
  const members: SimulatedMember[] = [];
  try {
    for (let at = 0; at < people; at++) {
      members.push(await SimulatedMember.join(server.url, `sim_${seed}_${at}`));
    }
    const chatId = await found(members);
    const done = await walk(members, chatId, random, steps, deaths, progress);
    const result = await conclude(members, chatId);
    return { ...result, done };
  } finally {
    await Promise.all(members.map((member) => member.stop()));
    await server.remove();
  }
}

async function found(members: SimulatedMember[]): Promise<ChatId> {
  const [owner, ...others] = members as [SimulatedMember, ...SimulatedMember[]];
  const half = others.slice(0, Math.ceil(others.length / 2));
  const userIds = half.map(({ userId }) => userId);
  const created = valueOf(await owner.engine.createGroup({ name: 'Group', userIds }));
  for (const one of half) await until(() => one.isActive(created.chat.chatId));
  return created.chat.chatId;
}

async function walk(
  members: SimulatedMember[],
  chatId: ChatId,
  random: Random,
  steps: number,
  deaths: boolean,
  progress: GroupSimulation['progress'],
): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  const running = new Set<Promise<unknown>>();
  const begin = (work: Promise<unknown>) => {
    const settled: Promise<unknown> = work.catch(() => {}).finally(() => running.delete(settled));
    running.add(settled);
  };
  for (let step = 0; step < steps; step++) {
    if (running.size >= AT_ONCE) await Promise.race(running);
    if (step % 100 === 0) progress?.(step);
    const actor = random.pick(members);
    const kind = await act(actor, members, chatId, random, step, deaths, begin);
    done[kind] = (done[kind] ?? 0) + 1;
  }
  // What an engine had under way when it stopped is never answered by a dead one.
  await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  return done;
}

async function act(
  actor: SimulatedMember,
  members: SimulatedMember[],
  chatId: ChatId,
  random: Random,
  step: number,
  deaths: boolean,
  begin: (work: Promise<unknown>) => void,
): Promise<string> {
  const dice = random.next();
  if (!actor.isUp || actor.store.dead) {
    await actor.start();
    return 'start';
  }
  const { engine } = actor;
  if (dice < 0.04) {
    await actor.stop();
    return 'stop';
  }
  if (dice < 0.07 && deaths) {
    actor.store.dieAtWrite(1 + random.below(8), random.chance(0.5));
    return 'die';
  }
  if (dice < 0.62) {
    begin(engine.sendText(chatId, `${step} by ${actor.name}`));
    return 'write';
  }
  const other = random.pick(members);
  if (dice < 0.8) {
    const some = [other, random.pick(members), random.pick(members)];
    begin(engine.addMembers(chatId, [...new Set(some.map(({ userId }) => userId))]));
    return 'add';
  }
  if (dice < 0.87) {
    begin(engine.removeMember(chatId, other.userId));
    return 'remove';
  }
  if (dice < 0.92) {
    begin(engine.setRole(chatId, other.userId, random.pick(ROLES)));
    return 'appoint';
  }
  if (dice < 0.97) {
    begin(engine.setGroupInfo(chatId, { name: `Group ${step}` }));
    return 'rename';
  }
  if (dice < 0.985) {
    const permissions: Permissions = {
      add: random.pick(WHO),
      edit: random.pick(WHO),
      pin: 'admins',
      write: 'everyone',
    };
    begin(engine.setPermissions(chatId, permissions));
    return 'restrict';
  }
  begin(engine.leaveGroup(chatId));
  return 'leave';
}

/** All come back, whoever is in the group writes once more, and then all have to agree. */
async function conclude(members: SimulatedMember[], chatId: ChatId) {
  for (const member of members) {
    await member.start();
    member.store.dieAtWrite(Infinity, false);
  }
  const agreed = async () => (await agreement(members, chatId)).problem;
  await untilNone(members, agreed);
  const active = await activeAmong(members, chatId);
  for (const one of active) valueOf(await one.engine.sendText(chatId, `farewell ${one.name}`));
  const unheard = async () => {
    for (const one of active) {
      const texts = new Set((await one.history(chatId)).map(({ text }) => text));
      const missing = active.find(({ name }) => !texts.has(`farewell ${name}`));
      if (missing !== undefined) return `${one.name} does not hear ${missing.name}`;
    }
    return null;
  };
  await untilNone(members, unheard);
  await untilNone(members, agreed);
  const { epoch, messages } = await agreement(members, chatId);
  return { members: active.length, epoch, messages };
}

/**
 * Waits until there is no problem any more, as long as anything happens: how long that takes is the
 * machine's affair.
 * @throws Error with the problem, once nobody has written for a while.
 */
async function untilNone(
  members: SimulatedMember[],
  problemOf: () => Promise<string | null>,
): Promise<void> {
  const written = () => members.reduce((sum, { store }) => sum + store.writes, 0);
  let last = written();
  for (let quiet = 0; quiet < QUIET; quiet++) {
    const problem = await problemOf();
    if (problem === null) return;
    if (quiet === QUIET - 1) throw new Error(problem);
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (written() !== last) quiet = 0;
    last = written();
  }
}

async function activeAmong(members: SimulatedMember[], chatId: ChatId): Promise<SimulatedMember[]> {
  const states = await Promise.all(members.map((member) => member.isActive(chatId)));
  return members.filter((_, at) => states[at]);
}
