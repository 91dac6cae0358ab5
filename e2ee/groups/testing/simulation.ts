import assert from 'node:assert/strict';
import type { SuiteName } from '../suite.ts';
import { CHAT, Directory, bytes, person } from './people.ts';
import { Random } from './random.ts';
import { SimDevice } from './sim-device.ts';
import { SimLog } from './sim-log.ts';

export interface SimulationOptions {
  seed: number;
  steps: number;
  devices: number;
  suite: SuiteName;
}

/**
 * A chat lived at random: devices write, add, remove and heal, race for the epoch, fall behind,
 * restart and crash, read tampered bytes. Throws an AssertionError as soon as anything differs from
 * what the log says; at the end all members agree on members, epoch and secrets.
 */
export async function simulate(options: SimulationOptions): Promise<{ entries: number }> {
  const random = new Random(options.seed);
  const directory = new Directory();
  const devices: SimDevice[] = [];
  for (let i = 0; i < options.devices; i++) {
    devices.push(new SimDevice(await person(directory, options.suite), random));
  }
  const log = new SimLog();
  const [maker] = devices;
  assert(maker !== undefined);
  maker.adopt(await maker.person.mls.createGroup(CHAT));
  for (let step = 0; step < options.steps; step++) {
    const actor = random.pick(devices.filter(({ group }) => group !== null));
    await act(actor, devices, log, random, step);
  }
  await agree(devices, log);
  return { entries: log.entries.length };
}

async function act(
  actor: SimDevice,
  devices: SimDevice[],
  log: SimLog,
  random: Random,
  step: number,
): Promise<void> {
  const dice = random.next();
  if (dice < 0.4) await actor.send(log, `message ${step}`);
  else if (dice < 0.7) await commit(actor, devices, log, random);
  else if (dice < 0.8) await race(devices, log, random);
  else if (dice < 0.9) await random.pick(devices).sync(log, 1 + random.below(4));
  else random.pick(devices).restart();
}

/** One commit, after catching up; sometimes the process dies between the ack and the adoption. */
async function commit(actor: SimDevice, devices: SimDevice[], log: SimLog, random: Random) {
  await actor.sync(log);
  if (actor.group === null) return;
  const made = await actor.prepare(await randomChange(actor, devices, random));
  assert(log.commit(actor.id, actor.group.epoch, made));
  if (random.chance(0.2)) actor.restart();
  await actor.sync(log);
}

/** Two commits in one epoch: the second is refused, dropped and not made again here. */
async function race(devices: SimDevice[], log: SimLog, random: Random): Promise<void> {
  for (const device of devices) await device.sync(log);
  const members = devices.filter(({ group }) => group !== null);
  const [winner, loser] = [random.pick(members), random.pick(members)];
  if (winner === loser || winner.group === null || loser.group === null) return;
  const { epoch } = winner.group;
  const won = await winner.prepare(await randomChange(winner, devices, random));
  const lost = await loser.prepare(await randomChange(loser, devices, random));
  assert(log.commit(winner.id, epoch, won));
  assert(!log.commit(loser.id, epoch, lost));
  loser.dropPending();
  await loser.sync(log);
  if (loser.group !== null) {
    await assert.rejects(loser.group.applyCommit(lost.commit), { code: 'invalid-commit' });
  }
}

async function randomChange(actor: SimDevice, devices: SimDevice[], random: Random) {
  const inside = new Set(actor.group?.members.map(({ deviceId }) => deviceId));
  const outsiders = devices.filter(({ id }) => !inside.has(id));
  const others = [...inside].filter((id) => id !== actor.id);
  const dice = random.next();
  if (outsiders.length > 0 && (dice < 0.5 || others.length === 0)) {
    const chosen = outsiders.filter(() => random.chance(0.5));
    if (chosen.length === 0) chosen.push(random.pick(outsiders));
    return { add: await Promise.all(chosen.map((device) => device.keyPackage())) };
  }
  if (others.length > 1 && dice < 0.75) {
    const first = random.pick(others);
    const more = others.filter((id) => id !== first && random.chance(0.2));
    return { remove: [first, ...more] };
  }
  return {};
}

async function agree(devices: SimDevice[], log: SimLog): Promise<void> {
  for (const device of devices) await device.sync(log);
  const groups = devices.flatMap(({ group }) => (group === null ? [] : [group]));
  const views = new Set<string>();
  for (const group of groups) {
    const secret = await group.exportSecret('agreement', bytes('all'), 32);
    const members = group.members.map(({ deviceId, leafIndex }) => `${leafIndex}:${deviceId}`);
    views.add(JSON.stringify([group.epoch, members, Buffer.from(secret).toString('hex')]));
    assert.equal(group.members.length, groups.length);
    assert.equal(group.epoch, log.epoch);
  }
  assert.equal(views.size, 1);
}
