import { type ClientState, type Proposal, createCommit, emptyPskIndex } from 'ts-mls';
import { afterEach, expect, test, vi } from 'vitest';
import { clientConfig } from './config.ts';
import { credentialOf } from './credential.ts';
import { createMls } from './mls.ts';
import { decodeSnapshot } from './state.ts';
import { loadSuite } from './suite.ts';
import { Directory, FAST_SUITE, HOUR, type Person, groupOf, person } from './testing/people.ts';
import type { Group } from './types.ts';
import { decodeMessage, encodeMessage } from './wire.ts';

afterEach(() => {
  vi.useRealTimers();
});

const suite = await loadSuite(FAST_SUITE);

/** A commit that our own client would never make: what a malicious member could send. */
async function rogueCommit(state: ClientState, extraProposals: Proposal[], asPublic = false) {
  const made = await createCommit(
    { state, cipherSuite: suite, pskIndex: emptyPskIndex },
    { extraProposals, ratchetTreeExtension: true, wireAsPublicMessage: asPublic },
  );
  return encodeMessage(made.commit);
}

async function scene() {
  const directory = new Directory();
  const [rogue, boris, clara, dora] = await Promise.all(
    Array.from({ length: 4 }, () => person(directory)),
  );
  const config = clientConfig(directory.authenticate);
  const people = [rogue!, boris!, clara!] as const;
  const groups = (await groupOf([...people])) as [Group, Group, Group];
  const state = decodeSnapshot(groups[0].snapshot(), [], rogue!.device.seed, config);
  return { directory, people, groups, state, b: groups[1], dora: dora! };
}

async function addOf(who: Person, lifetimeMs?: number): Promise<Proposal> {
  const { publicPackage } = await who.keyPackage(lifetimeMs);
  const { keyPackage } = decodeMessage(publicPackage, 'mls_key_package')!;
  return { proposalType: 'add', add: { keyPackage } };
}

const REMOVE_CLARA: Proposal = { proposalType: 'remove', remove: { removed: 2 } };

async function refused(group: Group, commit: Uint8Array) {
  const before = group.snapshot();
  await expect(group.applyCommit(commit)).rejects.toMatchObject({ code: 'invalid-commit' });
  expect(group.snapshot()).toEqual(before);
}

test('adds beside removes are refused', async () => {
  const { state, b, dora } = await scene();
  await refused(b, await rogueCommit(state, [await addOf(dora), REMOVE_CLARA]));
});

test('other kinds of proposals are refused', async () => {
  const { state, b } = await scene();
  const extensions: Proposal = {
    proposalType: 'group_context_extensions',
    groupContextExtensions: { extensions: [] },
  };
  const reinit: Proposal = {
    proposalType: 'reinit',
    reinit: {
      groupId: new Uint8Array(4),
      version: 'mls10',
      cipherSuite: FAST_SUITE,
      extensions: [],
    },
  };
  const custom: Proposal = { proposalType: 0xf001, proposalData: new Uint8Array(1) };
  for (const proposal of [extensions, reinit, custom]) {
    await refused(b, await rogueCommit(state, [proposal]));
  }
});

test('a commit that the server could read is refused', async () => {
  const { state, b } = await scene();
  await refused(b, await rogueCommit(state, [REMOVE_CLARA], true));
});

test('a device that this member does not trust is not let in by another', async () => {
  const { state, b, dora, directory } = await scene();
  const commit = await rogueCommit(state, [await addOf(dora)]);
  directory.revoke(dora.device);
  await refused(b, commit);
});

test('an expired key package is not let in by another', async () => {
  const { state, b, dora } = await scene();
  const commit = await rogueCommit(state, [await addOf(dora, HOUR)]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * HOUR });
  await refused(b, commit);
});

test('a member cannot take on another name, even where nobody checks names', async () => {
  const { state, groups, people } = await scene();
  const [rogue, boris, clara] = people;
  const ownNode = state.ratchetTree[0];
  if (ownNode?.nodeType !== 'leaf') throw new Error('no leaf');
  const credential = credentialOf(clara.device.userId, rogue.device.deviceId);
  const ratchetTree = state.ratchetTree.slice();
  ratchetTree[0] = { ...ownNode, leaf: { ...ownNode.leaf, credential } };
  const commit = await rogueCommit({ ...state, ratchetTree }, []);
  await refused(groups[1], commit);
  const { device } = boris;
  const authenticate = async () => true;
  const credulous = await createMls({ device, authenticate, cipherSuite: FAST_SUITE });
  await refused(credulous.restore(groups[1].snapshot(), []), commit);
});

test('the same commits without the fault are applied', async () => {
  const { state, b, dora } = await scene();
  const removed = await b.applyCommit(await rogueCommit(state, [REMOVE_CLARA]));
  expect(removed.removed).toHaveLength(1);
  const added = await b.applyCommit(await rogueCommit(state, [await addOf(dora)]));
  expect(added.added).toHaveLength(1);
});
