import { type ChatId, type DeviceId } from '#contract/wire/primitives.ts';
import {
  type CiphersuiteImpl,
  type ClientState,
  type PrivateMessage,
  type Proposal,
  createApplicationMessage,
  createCommit,
  emptyPskIndex,
  mlsExporter,
  processPrivateMessage,
} from 'ts-mls';
import { wipe } from '../keys.ts';
import { commitPolicy } from './commit-policy.ts';
import { paddedFor } from './config.ts';
import { membersOf } from './credential.ts';
import { acceptableKeyPackage } from './key-package.ts';
import { epochSecrets, nodeSecrets, replacedPathKeys, wipeForeign } from './secrets.ts';
import { currentEpochOnly, encodeDelta, encodeSnapshot } from './state.ts';
import {
  type AppliedCommit,
  type Decrypted,
  type Encrypted,
  type Group,
  GroupError,
  type GroupMember,
  type MadeCommit,
} from './types.ts';
import { decodeMessage, encodeMessage } from './wire.ts';

/** What every group of a device shares. */
export interface GroupContext {
  suite: CiphersuiteImpl;
  /** Unix ms. */
  now: () => number;
}

/** The {@link Group} over a state of the library, which is immutable as well. */
export class MlsGroup implements Group {
  readonly chatId: ChatId;
  readonly epoch: number;
  readonly members: readonly GroupMember[];
  readonly self: GroupMember;
  readonly #context: GroupContext;
  #state: ClientState | null;
  /** Wipes what this group took over from; due once this group is itself taken further. */
  #retirePredecessor: (() => void) | null;
  #successor: MlsGroup | null = null;

  /** @throws GroupError `bad-state` when the device has no leaf. */
  constructor(
    state: ClientState,
    context: GroupContext,
    retirePredecessor: (() => void) | null = null,
    members: readonly GroupMember[] = membersOf(state.ratchetTree),
  ) {
    const self = members.find(({ leafIndex }) => leafIndex === state.privatePath.leafIndex);
    if (self === undefined) throw new GroupError('bad-state');
    this.chatId = new TextDecoder().decode(state.groupContext.groupId) as ChatId;
    this.epoch = Number(state.groupContext.epoch);
    this.members = members;
    this.self = self;
    this.#context = context;
    this.#state = state;
    this.#retirePredecessor = retirePredecessor;
  }

  async encrypt(plaintext: Uint8Array, authenticatedData: Uint8Array): Promise<Encrypted> {
    const state = this.#live();
    const { suite } = this.#context;
    const clientConfig = paddedFor(state.clientConfig, plaintext.byteLength);
    const made = await createApplicationMessage(
      { ...state, clientConfig },
      plaintext,
      suite,
      authenticatedData,
    );
    const ciphertext = encodeMessage({
      version: 'mls10',
      wireformat: 'mls_private_message',
      privateMessage: made.privateMessage,
    });
    const next = { ...state, secretTree: made.newState.secretTree };
    return { ciphertext, ...this.#afterMessage(next, this.self.leafIndex * 2, made.consumed) };
  }

  async decrypt(ciphertext: Uint8Array): Promise<Decrypted> {
    const state = this.#live();
    const message = this.#parse(ciphertext, 'application');
    if (message === null) throw new GroupError('undecryptable');
    const result = await processPrivateMessage(
      state,
      message,
      emptyPskIndex,
      this.#context.suite,
      () => 'reject',
    ).catch((cause: unknown) => {
      throw new GroupError('undecryptable', cause);
    });
    if (result.kind !== 'applicationMessage') throw new GroupError('undecryptable');
    const { newState, consumed, message: plaintext } = result;
    const node = newState.secretTree.findIndex((content, at) => content !== state.secretTree[at]);
    const sender = this.members.find(({ leafIndex }) => leafIndex * 2 === node);
    if (sender === undefined || sender === this.self) throw new GroupError('undecryptable');
    const { authenticatedData } = message;
    return {
      plaintext,
      authenticatedData,
      sender,
      ...this.#afterMessage(newState, node, consumed),
    };
  }

  async commit(
    change: { add?: Uint8Array[]; remove?: DeviceId[] },
    authenticatedData: Uint8Array = new Uint8Array(),
  ): Promise<MadeCommit> {
    const state = this.#live();
    const { suite } = this.#context;
    const extraProposals = await this.#proposals(change.add ?? [], change.remove ?? []);
    const made = await createCommit(
      { state, cipherSuite: suite, pskIndex: emptyPskIndex },
      { extraProposals, ratchetTreeExtension: true, authenticatedData },
    ).catch((cause: unknown) => {
      throw new GroupError('invalid-commit', cause);
    });
    this.#live();
    wipeForeign(
      made.consumed,
      nodeSecrets(state, this.self.leafIndex * 2).add(state.keySchedule.initSecret),
    );
    const nextState = currentEpochOnly(made.newState);
    const next = encodeSnapshot(nextState);
    epochSecrets(nextState).forEach(wipe);
    return {
      commit: encodeMessage(made.commit),
      welcome:
        made.welcome === undefined
          ? null
          : encodeMessage({ version: 'mls10', wireformat: 'mls_welcome', welcome: made.welcome }),
      ...changes(this.members, membersOf(nextState.ratchetTree)),
      next,
    };
  }

  async applyCommit(commit: Uint8Array): Promise<AppliedCommit> {
    const state = this.#live();
    const message = this.#parse(commit, 'commit');
    if (message === null) throw new GroupError('invalid-commit');
    const policy = commitPolicy(this.self.leafIndex);
    const result = await processPrivateMessage(
      state,
      message,
      emptyPskIndex,
      this.#context.suite,
      policy.callback,
    ).catch((cause: unknown) => {
      throw new GroupError('invalid-commit', cause);
    });
    const seen = policy.seen();
    if (result.kind !== 'newState' || result.actionTaken !== 'accept' || seen === null) {
      throw new GroupError('invalid-commit');
    }
    const members = membersOf(result.newState.ratchetTree);
    const committer = this.#memberAt(seen.committer);
    if (committer === null || !sameDevice(committer, memberAt(members, seen.committer))) {
      throw new GroupError('invalid-commit');
    }
    const { authenticatedData } = message;
    const report = { committer, authenticatedData, ...changes(this.members, members) };
    if (seen.removed.includes(this.self.leafIndex)) return { group: null, ...report };
    const next = currentEpochOnly(result.newState);
    wipeForeign(result.consumed, new Set(epochSecrets(state)));
    const retired = [...epochSecrets(state), ...replacedPathKeys(state, next)];
    return { group: this.#succeed(next, retired, members), ...report };
  }

  snapshot(): Uint8Array {
    return encodeSnapshot(this.#live());
  }

  async exportSecret(label: string, context: Uint8Array, length: number): Promise<Uint8Array> {
    const { exporterSecret } = this.#live().keySchedule;
    const secret = await mlsExporter(exporterSecret, label, context, length, this.#context.suite);
    this.#live();
    return secret;
  }

  #live(): ClientState {
    if (this.#state === null) throw new GroupError('bad-state');
    return this.#state;
  }

  #parse(bytes: Uint8Array, contentType: PrivateMessage['contentType']): PrivateMessage | null {
    const message = decodeMessage(bytes, 'mls_private_message')?.privateMessage;
    if (message === undefined || message.contentType !== contentType) return null;
    const { groupId, epoch } = this.#live().groupContext;
    if (message.epoch !== epoch || !equal(message.groupId, groupId)) return null;
    return message;
  }

  async #proposals(add: Uint8Array[], remove: DeviceId[]): Promise<Proposal[]> {
    if (add.length > 0 && remove.length > 0) throw new GroupError('invalid-commit');
    const { suite, now } = this.#context;
    const config = this.#live().clientConfig;
    const proposals: Proposal[] = [];
    for (const bytes of add) {
      const accepted = await acceptableKeyPackage(bytes, suite, config, now());
      if (accepted === null) throw new GroupError('invalid-key-package');
      proposals.push({ proposalType: 'add', add: { keyPackage: accepted.keyPackage } });
    }
    for (const deviceId of new Set(remove)) {
      const member = this.members.find((candidate) => candidate.deviceId === deviceId);
      if (member === undefined || member === this.self) throw new GroupError('invalid-commit');
      proposals.push({ proposalType: 'remove', remove: { removed: member.leafIndex } });
    }
    return proposals;
  }

  #afterMessage(next: ClientState, node: number, consumed: Uint8Array[]) {
    const state = this.#live();
    const content = next.secretTree[node];
    if (content === undefined) throw new GroupError('bad-state');
    const retired = wipeForeign(consumed, nodeSecrets(state, node));
    return {
      group: this.#succeed(next, retired, this.members),
      delta: encodeDelta(state.groupContext.epoch, node, content),
    };
  }

  #succeed(next: ClientState, retired: Uint8Array[], members: readonly GroupMember[]): MlsGroup {
    this.#live();
    // Two values after the same one share secrets that either would wipe: the elder has to die.
    if (this.#successor !== null) this.#successor.#state = null;
    this.#retirePredecessor?.();
    this.#retirePredecessor = null;
    const retire = () => {
      this.#state = null;
      this.#successor = null;
      retired.forEach(wipe);
    };
    this.#successor = new MlsGroup(next, this.#context, retire, members);
    return this.#successor;
  }

  #memberAt(leafIndex: number): GroupMember | null {
    return memberAt(this.members, leafIndex);
  }
}

function memberAt(members: readonly GroupMember[], leafIndex: number): GroupMember | null {
  return members.find((member) => member.leafIndex === leafIndex) ?? null;
}

function sameDevice(a: GroupMember, b: GroupMember | null): boolean {
  return a.userId === b?.userId && a.deviceId === b.deviceId;
}

function changes(before: readonly GroupMember[], after: readonly GroupMember[]) {
  const missing = (from: readonly GroupMember[], others: readonly GroupMember[]) => {
    const known = new Set(others.map(({ deviceId }) => deviceId));
    return from.filter(({ deviceId }) => !known.has(deviceId));
  };
  return { added: missing(after, before), removed: missing(before, after) };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && a.every((byte, at) => byte === b[at]);
}
