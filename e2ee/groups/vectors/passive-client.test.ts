import {
  type CiphersuiteImpl,
  type ClientState,
  bytesToBase64,
  decodeMlsMessage,
  defaultAuthenticationService,
  defaultLifetimeConfig,
  joinGroup,
  makePskIndex,
  processPrivateMessage,
  processPublicMessage,
} from 'ts-mls';
import { decodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { expect } from 'vitest';
import { clientConfig } from '../config.ts';
import { currentEpochOnly } from '../state.ts';
import { decodeAll, hex, runVectors, unhex } from '../testing/vectors.ts';

interface PassiveClient {
  cipher_suite: number;
  external_psks: { psk_id: string; psk: string }[];
  key_package: string;
  signature_priv: string;
  encryption_priv: string;
  init_priv: string;
  welcome: string;
  ratchet_tree: string | null;
  initial_epoch_authenticator: string;
  epochs: { proposals: string[]; commit: string; epoch_authenticator: string }[];
}

/** Our retention; the vectors' credentials and lifetimes are made up. */
const CONFIG = {
  ...clientConfig(async () => true),
  authService: defaultAuthenticationService,
  lifetimeConfig: defaultLifetimeConfig,
};

async function follow(vector: PassiveClient, suite: CiphersuiteImpl): Promise<void> {
  const psks = Object.fromEntries(
    vector.external_psks.map(({ psk_id, psk }) => [bytesToBase64(unhex(psk_id)), unhex(psk)]),
  );
  let state = await join(vector, suite, psks);
  expect(hex(state.keySchedule.epochAuthenticator)).toBe(vector.initial_epoch_authenticator);
  for (const epoch of vector.epochs) {
    for (const message of [...epoch.proposals, epoch.commit]) {
      state = await process(state, message, suite, psks);
    }
    expect(hex(state.keySchedule.epochAuthenticator)).toBe(epoch.epoch_authenticator);
    const { historicalReceiverData } = state;
    // Resumption PSKs of past epochs are part of the vectors, not of the product.
    state = { ...currentEpochOnly(state), historicalReceiverData };
  }
}

async function join(
  vector: PassiveClient,
  suite: CiphersuiteImpl,
  psks: Record<string, Uint8Array>,
): Promise<ClientState> {
  const own = decodeAll(decodeMlsMessage, vector.key_package);
  const welcome = decodeAll(decodeMlsMessage, vector.welcome);
  if (welcome.wireformat !== 'mls_welcome' || own.wireformat !== 'mls_key_package') {
    throw new Error('unexpected wire format');
  }
  return joinGroup(
    welcome.welcome,
    own.keyPackage,
    {
      initPrivateKey: unhex(vector.init_priv),
      hpkePrivateKey: unhex(vector.encryption_priv),
      signaturePrivateKey: unhex(vector.signature_priv),
    },
    makePskIndex(undefined, psks),
    suite,
    vector.ratchet_tree === null ? undefined : decodeAll(decodeRatchetTree, vector.ratchet_tree),
    undefined,
    CONFIG,
  );
}

async function process(
  state: ClientState,
  text: string,
  suite: CiphersuiteImpl,
  psks: Record<string, Uint8Array>,
): Promise<ClientState> {
  const message = decodeAll(decodeMlsMessage, text);
  const index = makePskIndex(state, psks);
  if (message.wireformat === 'mls_private_message') {
    return (await processPrivateMessage(state, message.privateMessage, index, suite)).newState;
  }
  if (message.wireformat !== 'mls_public_message') throw new Error('unexpected wire format');
  return (await processPublicMessage(state, message.publicMessage, index, suite)).newState;
}

for (const file of [
  'passive-client-welcome.json',
  'passive-client-handling-commit.json',
  'passive-client-random.json',
]) {
  runVectors<PassiveClient>(file, follow);
}
