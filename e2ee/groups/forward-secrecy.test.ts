import { type ClientState, emptyPskIndex, processPrivateMessage } from 'ts-mls';
import { describe, expect, test } from 'vitest';
import { clientConfig } from './config.ts';
import { decodeSnapshot } from './state.ts';
import { loadSuite } from './suite.ts';
import {
  Directory,
  Disk,
  FAST_SUITE,
  type Person,
  bytes,
  groupOf,
  person,
} from './testing/people.ts';
import type { Group } from './types.ts';
import { decodeMessage } from './wire.ts';

const AAD = bytes('id');
const suite = await loadSuite(FAST_SUITE);

async function scene() {
  const directory = new Directory();
  const [anna, boris] = [await person(directory), await person(directory)];
  const [a, b] = await groupOf([anna, boris]);
  return { directory, anna, boris, a: a!, b: b! };
}

/** Six messages of which the second never arrives. */
async function withholdSecond(a: Group, b: Group) {
  const sent: Uint8Array[] = [];
  let [sender, reader] = [a, b];
  for (let i = 0; i < 6; i++) {
    const made = await sender.encrypt(bytes(`m${i}`), AAD);
    sender = made.group;
    sent.push(made.ciphertext);
    if (i !== 1) reader = (await reader.decrypt(made.ciphertext)).group;
  }
  return { sent, reader, sender };
}

function stolenState(directory: Directory, who: Person, group: Group): ClientState {
  const config = clientConfig(directory.authenticate);
  return decodeSnapshot(group.snapshot(), [], who.device.seed, config);
}

/** Everything a thief can try: each secret of the state as the start of each ratchet. */
async function readable(state: ClientState, ciphertext: Uint8Array): Promise<boolean> {
  const { privateMessage } = decodeMessage(ciphertext, 'mls_private_message')!;
  const secrets = state.secretTree.flatMap(({ application, handshake }) => [
    application.secret,
    handshake.secret,
    ...Object.values(application.unusedGenerations),
  ]);
  for (const secret of secrets) {
    for (let generation = 0; generation < 8; generation++) {
      const secretTree = state.secretTree.map((node) => ({
        ...node,
        application: { secret, generation, unusedGenerations: {} },
      }));
      const tampered = { ...state, secretTree };
      const opened = await processPrivateMessage(
        tampered,
        privateMessage,
        emptyPskIndex,
        suite,
      ).then(
        () => true,
        () => false,
      );
      if (opened) return true;
    }
  }
  return false;
}

describe('a stolen state', () => {
  test('reads neither a withheld message nor one that was read before', async () => {
    const { directory, boris, a, b } = await scene();
    const { sent, reader, sender } = await withholdSecond(a, b);
    const state = stolenState(directory, boris, reader);
    for (const ciphertext of sent) expect(await readable(state, ciphertext)).toBe(false);
    // The attack itself works: what is yet to come is readable until the group heals.
    const next = await sender.encrypt(bytes('next'), AAD);
    expect(await readable(state, next.ciphertext)).toBe(true);
  });

  test('reads nothing of the epoch before', async () => {
    const { directory, anna, boris, a, b } = await scene();
    const { sent, reader, sender } = await withholdSecond(a, b);
    const made = await sender.commit({});
    const next = (await reader.applyCommit(made.commit)).group!;
    for (const [who, group] of [
      [boris, next],
      [anna, anna.mls.restore(made.next, [])],
    ] as const) {
      const state = stolenState(directory, who, group);
      expect(state.historicalReceiverData.size).toBe(0);
      for (const ciphertext of sent) expect(await readable(state, ciphertext)).toBe(false);
    }
  });

  test('is locked out once its owner has committed', async () => {
    const { directory, anna, boris, a, b } = await scene();
    const state = stolenState(directory, boris, b);
    const healing = await b.commit({});
    const next = (await a.applyCommit(healing.commit)).group!;
    const { ciphertext } = await next.encrypt(bytes('healed'), AAD);
    expect(await readable(state, ciphertext)).toBe(false);
    const commit = decodeMessage(healing.commit, 'mls_private_message')!.privateMessage;
    await expect(processPrivateMessage(state, commit, emptyPskIndex, suite)).rejects.toThrow();
    expect(anna.device.deviceId).not.toBe(boris.device.deviceId);
  });
});

test('no signature key lies in what is stored', async () => {
  const { anna, boris, a, b } = await scene();
  const made = await a.commit({});
  const keyPackage = await boris.keyPackage();
  for (const [who, stored] of [
    [anna, a.snapshot()],
    [anna, made.next],
    [boris, b.snapshot()],
    [boris, keyPackage.privatePackage],
  ] as const) {
    expect(Buffer.from(stored).includes(Buffer.from(who.device.seed))).toBe(false);
  }
});

test('the stored deltas hold no key of a message that was read', async () => {
  const { directory, boris, a, b } = await scene();
  const disk = new Disk(b);
  let [sender, reader] = [a, b];
  const sent: Uint8Array[] = [];
  for (let i = 0; i < 4; i++) {
    const made = await sender.encrypt(bytes(`m${i}`), AAD);
    const read = await reader.decrypt(made.ciphertext);
    disk.message(read.delta);
    [sender, reader] = [made.group, read.group];
    sent.push(made.ciphertext);
  }
  const state = stolenState(directory, boris, disk.restore(boris.mls));
  for (const ciphertext of sent) expect(await readable(state, ciphertext)).toBe(false);
});
