import type { ClientState } from 'ts-mls';
import { wipe } from '../keys.ts';

/** Wipes what the state doesn't own, e.g. derived message keys; answers what it does own. */
export function wipeForeign(consumed: Uint8Array[], owned: ReadonlySet<Uint8Array>): Uint8Array[] {
  const kept: Uint8Array[] = [];
  for (const secret of consumed) {
    if (owned.has(secret)) kept.push(secret);
    else wipe(secret);
  }
  return kept;
}

/** Both ratchet secrets of a secret-tree node. */
export function nodeSecrets(state: ClientState, node: number): Set<Uint8Array> {
  const ratchets = state.secretTree[node];
  return new Set(ratchets ? [ratchets.application.secret, ratchets.handshake.secret] : []);
}

/** The secrets of a state's epoch: its key schedule and its secret tree. */
export function epochSecrets(state: ClientState): Uint8Array[] {
  const { keySchedule, secretTree } = state;
  return [
    ...Object.values<Uint8Array>({ ...keySchedule }),
    ...secretTree.flatMap((node) => [node.application.secret, node.handshake.secret]),
  ];
}

/** The private keys of a state's path that the next one replaced or dropped. */
export function replacedPathKeys(before: ClientState, after: ClientState): Uint8Array[] {
  const kept = new Set(Object.values(after.privatePath.privateKeys));
  return Object.values(before.privatePath.privateKeys).filter((key) => !kept.has(key));
}
