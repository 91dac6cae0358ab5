import { mlsExporter } from 'ts-mls';
import { decodeAuthenticatedContent } from 'ts-mls/authenticatedContent.js';
import { verifyConfirmationTag } from 'ts-mls/framedContent.js';
import { encodeGroupContext } from 'ts-mls/groupContext.js';
import { initializeEpoch } from 'ts-mls/keySchedule.js';
import { createSecretTree, ratchetToGeneration } from 'ts-mls/secretTree.js';
import { type ReuseGuard, expandSenderDataKey, expandSenderDataNonce } from 'ts-mls/sender.js';
import { createConfirmedHash, createInterimHash } from 'ts-mls/transcriptHash.js';
import { expect } from 'vitest';
import { decodeAll, hex, runVectors, unhex } from '../testing/vectors.ts';

interface KeySchedule {
  cipher_suite: number;
  group_id: string;
  initial_init_secret: string;
  epochs: (Record<(typeof EPOCH_FIELDS)[number], string> & {
    exporter: { label: string; context: string; length: number; secret: string };
  })[];
}

const EPOCH_FIELDS = [
  'tree_hash',
  'commit_secret',
  'psk_secret',
  'confirmed_transcript_hash',
  'group_context',
  'joiner_secret',
  'welcome_secret',
  'init_secret',
  'sender_data_secret',
  'encryption_secret',
  'exporter_secret',
  'epoch_authenticator',
  'external_secret',
  'confirmation_key',
  'membership_key',
  'resumption_psk',
  'external_pub',
] as const;

runVectors<KeySchedule>('key-schedule.json', async (vector, suite) => {
  let initSecret = unhex(vector.initial_init_secret);
  for (const [epoch, expected] of vector.epochs.entries()) {
    const context = {
      version: 'mls10',
      cipherSuite: suite.name,
      groupId: unhex(vector.group_id),
      epoch: BigInt(epoch),
      treeHash: unhex(expected.tree_hash),
      confirmedTranscriptHash: unhex(expected.confirmed_transcript_hash),
      extensions: [],
    } as const;
    expect(hex(encodeGroupContext({ ...context, extensions: [] }))).toBe(expected.group_context);
    const { keySchedule, joinerSecret, welcomeSecret, encryptionSecret } = await initializeEpoch(
      initSecret,
      unhex(expected.commit_secret),
      { ...context, extensions: [] },
      unhex(expected.psk_secret),
      suite.kdf,
    );
    expect(hex(joinerSecret)).toBe(expected.joiner_secret);
    expect(hex(welcomeSecret)).toBe(expected.welcome_secret);
    expect(hex(encryptionSecret)).toBe(expected.encryption_secret);
    expect(hex(keySchedule.initSecret)).toBe(expected.init_secret);
    expect(hex(keySchedule.senderDataSecret)).toBe(expected.sender_data_secret);
    expect(hex(keySchedule.exporterSecret)).toBe(expected.exporter_secret);
    expect(hex(keySchedule.epochAuthenticator)).toBe(expected.epoch_authenticator);
    expect(hex(keySchedule.externalSecret)).toBe(expected.external_secret);
    expect(hex(keySchedule.confirmationKey)).toBe(expected.confirmation_key);
    expect(hex(keySchedule.membershipKey)).toBe(expected.membership_key);
    expect(hex(keySchedule.resumptionPsk)).toBe(expected.resumption_psk);
    const { publicKey } = await suite.hpke.deriveKeyPair(keySchedule.externalSecret);
    expect(hex(await suite.hpke.exportPublicKey(publicKey))).toBe(expected.external_pub);
    const { label, context: input, length, secret } = expected.exporter;
    const exporter = keySchedule.exporterSecret;
    expect(hex(await mlsExporter(exporter, label, unhex(input), length, suite))).toBe(secret);
    initSecret = keySchedule.initSecret as Uint8Array<ArrayBuffer>;
  }
});

interface SecretTree {
  cipher_suite: number;
  encryption_secret: string;
  sender_data: Record<'sender_data_secret' | 'ciphertext' | 'key' | 'nonce', string>;
  leaves: ({ generation: number } & Record<
    'application_key' | 'application_nonce' | 'handshake_key' | 'handshake_nonce',
    string
  >)[][];
}

runVectors<SecretTree>('secret-tree.json', async (vector, suite) => {
  const { sender_data_secret: secret, ciphertext, key, nonce } = vector.sender_data;
  expect(hex(await expandSenderDataKey(suite, unhex(secret), unhex(ciphertext)))).toBe(key);
  expect(hex(await expandSenderDataNonce(suite, unhex(secret), unhex(ciphertext)))).toBe(nonce);
  const tree = await createSecretTree(
    vector.leaves.length,
    unhex(vector.encryption_secret),
    suite.kdf,
  );
  const retention = {
    retainKeysForGenerations: 0,
    retainKeysForEpochs: 1,
    maximumForwardRatchetSteps: 2000,
  };
  for (const [leafIndex, generations] of vector.leaves.entries()) {
    for (const expected of generations) {
      const { generation } = expected;
      const sender = { leafIndex, generation, reuseGuard: new Uint8Array(4) as ReuseGuard };
      const [application, handshake] = await Promise.all([
        ratchetToGeneration(tree, sender, 'application', retention, suite),
        ratchetToGeneration(tree, sender, 'commit', retention, suite),
      ]);
      expect(hex(application.key)).toBe(expected.application_key);
      expect(hex(application.nonce)).toBe(expected.application_nonce);
      expect(hex(handshake.key)).toBe(expected.handshake_key);
      expect(hex(handshake.nonce)).toBe(expected.handshake_nonce);
    }
  }
});

interface TranscriptHashes {
  cipher_suite: number;
  confirmation_key: string;
  authenticated_content: string;
  interim_transcript_hash_before: string;
  confirmed_transcript_hash_after: string;
  interim_transcript_hash_after: string;
}

runVectors<TranscriptHashes>('transcript-hashes.json', async (vector, { hash }) => {
  const { wireformat, content, auth } = decodeAll(
    decodeAuthenticatedContent,
    vector.authenticated_content,
  );
  if (auth.contentType !== 'commit' || content.contentType !== 'commit') throw new Error('kind');
  const { signature, confirmationTag } = auth;
  const before = unhex(vector.interim_transcript_hash_before);
  const confirmed = await createConfirmedHash(before, { wireformat, content, signature }, hash);
  expect(hex(confirmed)).toBe(vector.confirmed_transcript_hash_after);
  const interim = await createInterimHash(confirmed, confirmationTag, hash);
  expect(hex(interim)).toBe(vector.interim_transcript_hash_after);
  const key = unhex(vector.confirmation_key);
  expect(await verifyConfirmationTag(key, confirmationTag, confirmed, hash)).toBe(true);
});
