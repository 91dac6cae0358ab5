import { type RatchetTree, decodeMlsMessage } from 'ts-mls';
import { encodeCommit } from 'ts-mls/commit.js';
import { verifyGroupInfoConfirmationTag, verifyGroupInfoSignature } from 'ts-mls/groupInfo.js';
import { makeKeyPackageRef } from 'ts-mls/keyPackage.js';
import {
  protectApplicationData,
  protectProposal,
  unprotectPrivateMessage,
} from 'ts-mls/messageProtection.js';
import { protectProposalPublic, unprotectPublicMessage } from 'ts-mls/messageProtectionPublic.js';
import { decodeProposal, encodeProposal } from 'ts-mls/proposal.js';
import { createSecretTree } from 'ts-mls/secretTree.js';
import { decryptGroupInfo, decryptGroupSecrets } from 'ts-mls/welcome.js';
import { expect } from 'vitest';
import { decodeAll, hex, runVectors, unhex } from '../testing/vectors.ts';

interface MessageProtection {
  cipher_suite: number;
  epoch: number;
  [field: string]: string | number;
}

const PADDING = { kind: 'padUntilLength', padUntilLength: 256 } as const;
const RETENTION = {
  retainKeysForGenerations: 0,
  retainKeysForEpochs: 1,
  maximumForwardRatchetSteps: 2000,
};
const SENDER_LEAF = 1;
/** The vectors give the sender's key beside the messages, there is no tree. */
const NO_TREE: RatchetTree = [];

runVectors<MessageProtection>('message-protection.json', async (vector, suite) => {
  const field = (name: string) => unhex(String(vector[name]));
  const context = {
    version: 'mls10' as const,
    cipherSuite: suite.name,
    groupId: field('group_id'),
    epoch: BigInt(vector.epoch),
    treeHash: field('tree_hash'),
    confirmedTranscriptHash: field('confirmed_transcript_hash'),
    extensions: [],
  };
  const secretTree = await createSecretTree(2, field('encryption_secret'), suite.kdf);
  const [key, secret] = [field('signature_pub'), field('sender_data_secret')];
  const [signKey, membershipKey] = [field('signature_priv'), field('membership_key')];

  const readPrivate = async (message: Parameters<typeof unprotectPrivateMessage>[1]) => {
    const { content } = await unprotectPrivateMessage(
      secret,
      message,
      secretTree,
      NO_TREE,
      context,
      RETENTION,
      suite,
      key,
    );
    return contentOf(content.content);
  };
  const readPublic = async (message: Parameters<typeof unprotectPublicMessage>[3]) =>
    contentOf(
      (await unprotectPublicMessage(membershipKey, context, NO_TREE, message, suite, key)).content,
    );
  const read = (name: string) => {
    const message = decodeAll(decodeMlsMessage, String(vector[name]));
    if (message.wireformat === 'mls_private_message') return readPrivate(message.privateMessage);
    if (message.wireformat === 'mls_public_message') return readPublic(message.publicMessage);
    throw new Error('unexpected wire format');
  };
  expect(await read('proposal_pub')).toBe(vector['proposal']);
  expect(await read('proposal_priv')).toBe(vector['proposal']);
  expect(await read('commit_pub')).toBe(vector['commit']);
  expect(await read('commit_priv')).toBe(vector['commit']);
  expect(await read('application_priv')).toBe(vector['application']);

  const proposal = decodeAll(decodeProposal, String(vector['proposal']));
  const aad = new Uint8Array();
  const open = await protectProposalPublic(
    signKey,
    membershipKey,
    context,
    aad,
    proposal,
    SENDER_LEAF,
    suite,
  );
  expect(await readPublic(open.publicMessage)).toBe(vector['proposal']);
  const sealed = await protectProposal(
    signKey,
    secret,
    proposal,
    aad,
    context,
    secretTree,
    SENDER_LEAF,
    PADDING,
    suite,
  );
  expect(await readPrivate(sealed.privateMessage)).toBe(vector['proposal']);
  const application = await protectApplicationData(
    signKey,
    secret,
    field('application'),
    aad,
    context,
    secretTree,
    SENDER_LEAF,
    PADDING,
    suite,
  );
  expect(await readPrivate(application.privateMessage)).toBe(vector['application']);
});

function contentOf(content: object): string {
  if ('applicationData' in content) return hex(content.applicationData as Uint8Array);
  if ('proposal' in content) {
    return hex(encodeProposal(content.proposal as Parameters<typeof encodeProposal>[0]));
  }
  if (!('commit' in content)) throw new Error('unexpected content');
  return hex(encodeCommit(content.commit as Parameters<typeof encodeCommit>[0]));
}

interface WelcomeVector {
  cipher_suite: number;
  init_priv: string;
  signer_pub: string;
  key_package: string;
  welcome: string;
}

runVectors<WelcomeVector>('welcome.json', async (vector, suite) => {
  const welcome = decodeAll(decodeMlsMessage, vector.welcome);
  const own = decodeAll(decodeMlsMessage, vector.key_package);
  if (welcome.wireformat !== 'mls_welcome' || own.wireformat !== 'mls_key_package') {
    throw new Error('unexpected wire format');
  }
  const ref = await makeKeyPackageRef(own.keyPackage, suite.hash);
  const init = await suite.hpke.importPrivateKey(unhex(vector.init_priv));
  const secrets = await decryptGroupSecrets(init, ref, welcome.welcome, suite.hpke);
  const noPsk = new Uint8Array(suite.kdf.size);
  const info = await decryptGroupInfo(welcome.welcome, secrets!.joinerSecret, noPsk, suite);
  const signer = unhex(vector.signer_pub);
  expect(await verifyGroupInfoSignature(info!, signer, suite.signature)).toBe(true);
  expect(await verifyGroupInfoConfirmationTag(info!, secrets!.joinerSecret, noPsk, suite)).toBe(
    true,
  );
});
