import { type ClientConfig, type ClientState, decodeGroupState, encodeGroupState } from 'ts-mls';
import type { SecretTreeNode } from 'ts-mls';
import { encode } from 'ts-mls/codec/tlsEncoder.js';
import { decodeSecretTreeNode, secretTreeNodeEncoder } from 'ts-mls/secretTree.js';
import type { DeviceSeed } from '../keys.ts';
import { type GroupDelta, GroupError } from './types.ts';

/** Leading byte of a snapshot. */
const VERSION = 1;
const EPOCH_LENGTH = 8;
const NO_KEY = new Uint8Array();

const encodeNode = encode(secretTreeNodeEncoder);

/** The state without the device's signature key: that one has a single place on the disk. */
export function encodeSnapshot(state: ClientState): Uint8Array {
  const encoded = encodeGroupState({ ...state, signaturePrivateKey: NO_KEY });
  const snapshot = new Uint8Array(1 + encoded.byteLength);
  snapshot[0] = VERSION;
  snapshot.set(encoded, 1);
  encoded.fill(0);
  return snapshot;
}

/** @throws GroupError `bad-state` */
export function decodeSnapshot(
  snapshot: Uint8Array,
  deltas: GroupDelta[],
  seed: DeviceSeed,
  config: ClientConfig,
): ClientState {
  if (snapshot[0] !== VERSION) throw new GroupError('bad-state');
  // The decoded state is made of views; a copy lets it be wiped without touching the caller's bytes.
  const state = decoded(() => decodeGroupState(snapshot.slice(1), 0), snapshot.byteLength - 1);
  const secretTree = state.secretTree.slice();
  for (const { node, bytes } of deltas) {
    const epoch = epochOf(bytes);
    if (epoch < state.groupContext.epoch) continue;
    if (epoch > state.groupContext.epoch || secretTree[node] === undefined) {
      throw new GroupError('bad-state');
    }
    const body = bytes.slice(EPOCH_LENGTH);
    secretTree[node] = decoded(() => decodeSecretTreeNode(body, 0), body.byteLength);
  }
  return { ...state, secretTree, signaturePrivateKey: seed, clientConfig: config };
}

/** What a message changed: epoch(u64) ‖ the secret-tree node. */
export function encodeDelta(epoch: bigint, node: number, content: SecretTreeNode): GroupDelta {
  const encoded = encodeNode(content);
  const bytes = new Uint8Array(EPOCH_LENGTH + encoded.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, epoch);
  bytes.set(encoded, EPOCH_LENGTH);
  encoded.fill(0);
  return { node, bytes };
}

/**
 * A state after a commit, free of what it no longer needs: the epoch before, which the library keeps
 * for late messages, and private keys of nodes that the commit blanked.
 */
export function currentEpochOnly(state: ClientState): ClientState {
  const privateKeys = Object.fromEntries(
    Object.entries(state.privatePath.privateKeys).filter(
      ([node]) => state.ratchetTree[Number(node)] !== undefined,
    ),
  );
  return {
    ...state,
    historicalReceiverData: new Map(),
    privatePath: { ...state.privatePath, privateKeys },
  };
}

function epochOf(delta: Uint8Array): bigint {
  if (delta.byteLength < EPOCH_LENGTH) throw new GroupError('bad-state');
  return new DataView(delta.buffer, delta.byteOffset).getBigUint64(0);
}

function decoded<Value>(decode: () => [Value, number] | undefined, length: number): Value {
  try {
    const result = decode();
    if (result !== undefined && result[1] === length) return result[0];
  } catch (cause) {
    throw new GroupError('bad-state', cause);
  }
  throw new GroupError('bad-state');
}
