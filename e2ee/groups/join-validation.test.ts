import { validateRatchetTree } from 'ts-mls/clientState.js';
import { expect, test } from 'vitest';
import { clientConfig } from './config.ts';
import { decodeSnapshot } from './state.ts';
import { loadSuite } from './suite.ts';
import { CHAT, Directory, FAST_SUITE, type Person, person } from './testing/people.ts';

/**
 * Eight leaves, two freed on different sides, a path laid over both sides, then both leaves taken
 * again: the root lists two unmerged leaves and the node below it one. ts-mls 1.6.4 as published
 * compares the two lists and refuses this valid tree; patches/ts-mls+1.6.4.patch puts it right.
 */
async function unevenTree() {
  const directory = new Directory();
  const people: Person[] = [];
  for (let i = 0; i < 10; i++) people.push(await person(directory));
  const [maker, ...others] = people;
  const join = async (who: Person) => ({ who, keyPackage: await who.keyPackage() });
  let group = await maker!.mls.createGroup(CHAT);
  const commit = async (change: Parameters<typeof group.commit>[0]) => {
    const made = await group.commit(change);
    group = maker!.mls.restore(made.next, []);
    return made;
  };
  const first = await Promise.all(others.slice(0, 7).map(join));
  await commit({ add: first.map(({ keyPackage }) => keyPackage.publicPackage) });
  await commit({ remove: [first[0]!.who.device.deviceId, first[4]!.who.device.deviceId] });
  await commit({});
  const left = await join(others[7]!);
  await commit({ add: [left.keyPackage.publicPackage] });
  const right = await join(others[8]!);
  const { welcome } = await commit({ add: [right.keyPackage.publicPackage] });
  const config = clientConfig(directory.authenticate);
  const state = decodeSnapshot(group.snapshot(), [], maker!.device.seed, config);
  return { right, welcome: welcome!, state };
}

test('a valid tree with uneven lists of unmerged leaves is joined', async () => {
  const { right, welcome, state } = await unevenTree();
  const unmerged = state.ratchetTree.flatMap((node) =>
    node?.nodeType === 'parent' ? [node.parent.unmergedLeaves] : [],
  );
  expect(unmerged).toEqual([[1], [1, 5]]);
  const joined = await right.who.mls.join(welcome, right.keyPackage);
  expect(joined.self.leafIndex).toBe(5);
});

test('an unmerged leaf outside its node or outside the tree is refused at once', async () => {
  const { state } = await unevenTree();
  const suite = await loadSuite(FAST_SUITE);
  for (const leaf of [6, 14, 2 ** 31]) {
    const tree = state.ratchetTree.map((node, at) =>
      node?.nodeType === 'parent' && at === 3
        ? { ...node, parent: { ...node.parent, unmergedLeaves: [leaf] } }
        : node,
    );
    const { groupContext, clientConfig: config } = state;
    const error = await validateRatchetTree(
      tree,
      groupContext,
      config.lifetimeConfig,
      config.authService,
      groupContext.treeHash,
      suite,
    );
    expect(error?.message).toContain('non-blank descendant');
  }
});
