import { defaultAuthenticationService, defaultLifetimeConfig } from 'ts-mls';
import { validateRatchetTree } from 'ts-mls/clientState.js';
import { verifyLeafNodeSignature } from 'ts-mls/leafNode.js';
import { verifyParentHashes } from 'ts-mls/parentHash.js';
import { decodeProposal } from 'ts-mls/proposal.js';
import {
  addLeafNode,
  decodeRatchetTree,
  encodeRatchetTree,
  removeLeafNode,
  resolution,
  updateLeafNode,
} from 'ts-mls/ratchetTree.js';
import { treeHash, treeHashRoot } from 'ts-mls/treeHash.js';
import {
  left,
  nodeWidth,
  parent,
  right,
  root,
  sibling,
  toLeafIndex,
  toNodeIndex,
} from 'ts-mls/treemath.js';
import { expect } from 'vitest';
import { decodeAll, hex, runPlainVectors, runVectors, unhex } from '../testing/vectors.ts';

interface TreeMath {
  n_leaves: number;
  n_nodes: number;
  root: number;
  left: (number | null)[];
  right: (number | null)[];
  parent: (number | null)[];
  sibling: (number | null)[];
}

runPlainVectors<TreeMath>('tree-math.json', (vector) => {
  const { n_leaves: leaves } = vector;
  expect(nodeWidth(leaves)).toBe(vector.n_nodes);
  expect(root(leaves)).toBe(vector.root);
  const check = (expected: (number | null)[], of: (node: number) => number) => {
    for (const [node, value] of expected.entries()) {
      if (value !== null) expect(of(node)).toBe(value);
    }
  };
  check(vector.left, (node) => left(toNodeIndex(node)));
  check(vector.right, (node) => right(toNodeIndex(node)));
  check(vector.parent, (node) => parent(toNodeIndex(node), leaves));
  check(vector.sibling, (node) => sibling(toNodeIndex(node), leaves));
});

interface TreeOperation {
  cipher_suite: number;
  proposal: string;
  proposal_sender: number;
  tree_before: string;
  tree_hash_before: string;
  tree_after: string;
  tree_hash_after: string;
}

runVectors<TreeOperation>('tree-operations.json', async (vector, { hash }) => {
  const before = decodeAll(decodeRatchetTree, vector.tree_before);
  expect(hex(await treeHashRoot(before, hash))).toBe(vector.tree_hash_before);
  const proposal = decodeAll(decodeProposal, vector.proposal);
  const apply = () => {
    if ('add' in proposal) return addLeafNode(before, proposal.add.keyPackage.leafNode)[0];
    if ('remove' in proposal) return removeLeafNode(before, toLeafIndex(proposal.remove.removed));
    if (!('update' in proposal)) throw new Error('unexpected proposal');
    return updateLeafNode(before, proposal.update.leafNode, toLeafIndex(vector.proposal_sender));
  };
  const after = apply();
  expect(hex(encodeRatchetTree(after))).toBe(vector.tree_after);
  expect(hex(await treeHashRoot(after, hash))).toBe(vector.tree_hash_after);
});

interface TreeValidation {
  cipher_suite: number;
  tree: string;
  group_id: string;
  tree_hashes: string[];
  resolutions: number[][];
}

runVectors<TreeValidation>('tree-validation.json', async (vector, suite) => {
  const tree = decodeAll(decodeRatchetTree, vector.tree);
  const groupId = unhex(vector.group_id);
  for (const [node, expected] of vector.resolutions.entries()) {
    expect(resolution(tree, toNodeIndex(node))).toEqual(expected);
  }
  for (const [node, expected] of vector.tree_hashes.entries()) {
    expect(hex(await treeHash(tree, toNodeIndex(node), suite.hash))).toBe(expected);
  }
  expect(await verifyParentHashes(tree, suite.hash)).toBe(true);
  for (const [node, content] of tree.entries()) {
    if (content?.nodeType !== 'leaf') continue;
    const { signature } = suite;
    expect(await verifyLeafNodeSignature(content.leaf, groupId, node / 2, signature)).toBe(true);
  }
  const hash = await treeHashRoot(tree, suite.hash);
  const refusal = await validateRatchetTree(
    tree,
    {
      version: 'mls10',
      cipherSuite: suite.name,
      groupId,
      epoch: 0n,
      treeHash: hash,
      confirmedTranscriptHash: new Uint8Array(),
      extensions: [],
    },
    defaultLifetimeConfig,
    defaultAuthenticationService,
    hash,
    suite,
  );
  expect(refusal).toBeUndefined();
});
