import { applyUpdatePathSecret } from 'ts-mls/createCommit.js';
import { deriveSecret } from 'ts-mls/crypto/kdf.js';
import { pathToRoot } from 'ts-mls/pathSecrets.js';
import { mergePrivateKeyPaths, toPrivateKeyPath } from 'ts-mls/privateKeyPath.js';
import { decodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { leafWidth, root, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
import { applyUpdatePath, decodeUpdatePath } from 'ts-mls/updatePath.js';
import { expect } from 'vitest';
import { decodeAll, hex, runVectors, unhex } from '../testing/vectors.ts';

interface TreeKem {
  cipher_suite: number;
  group_id: string;
  epoch: number;
  confirmed_transcript_hash: string;
  ratchet_tree: string;
  leaves_private: {
    index: number;
    encryption_priv: string;
    path_secrets: { node: number; path_secret: string }[];
  }[];
  update_paths: {
    sender: number;
    update_path: string;
    path_secrets: (string | null)[];
    commit_secret: string;
    tree_hash_after: string;
  }[];
}

runVectors<TreeKem>('treekem.json', async (vector, suite) => {
  const before = decodeAll(decodeRatchetTree, vector.ratchet_tree);
  for (const expected of vector.update_paths) {
    const path = decodeAll(decodeUpdatePath, expected.update_path);
    const sender = toLeafIndex(expected.sender);
    const tree = await applyUpdatePath(before, sender, path, suite.hash);
    const treeHash = await treeHashRoot(tree, suite.hash);
    expect(hex(treeHash)).toBe(expected.tree_hash_after);
    const context = {
      version: 'mls10' as const,
      cipherSuite: suite.name,
      groupId: unhex(vector.group_id),
      epoch: BigInt(vector.epoch),
      treeHash,
      confirmedTranscriptHash: unhex(vector.confirmed_transcript_hash),
      extensions: [],
    };
    for (const leaf of vector.leaves_private) {
      if (leaf.index === expected.sender) continue;
      const secrets = Object.fromEntries(
        leaf.path_secrets.map(({ node, path_secret }) => [node, unhex(path_secret)]),
      );
      const keys = mergePrivateKeyPaths(await toPrivateKeyPath(secrets, leaf.index, suite), {
        leafIndex: leaf.index,
        privateKeys: { [leaf.index * 2]: unhex(leaf.encryption_priv) },
      });
      const found = await applyUpdatePathSecret(tree, keys, sender, context, path, [], suite);
      expect(hex(found.pathSecret)).toBe(expected.path_secrets[leaf.index]);
      const onPath = await pathToRoot(
        tree,
        toNodeIndex(found.nodeIndex),
        found.pathSecret,
        suite.kdf,
      );
      const top = onPath[root(leafWidth(tree.length))];
      expect(hex(await deriveSecret(top!, 'path', suite.kdf))).toBe(expected.commit_secret);
    }
  }
});
