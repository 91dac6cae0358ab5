import { chatIdSchema } from '#contract/wire/primitives.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { type ClientState, type RatchetTree, createGroup, emptyPskIndex, joinGroup } from 'ts-mls';
import * as v from 'valibot';
import type { Device } from '../devices/device.ts';
import { clientConfig, joiningConfig } from './config.ts';
import { parseCredential } from './credential.ts';
import { MlsGroup } from './group.ts';
import {
  acceptableKeyPackage,
  decodePrivateKeys,
  encodeKeyPackagePair,
  generateKeyPackage,
  hex,
  isOfAllowedLifetime,
} from './key-package.ts';
import { decodeSnapshot } from './state.ts';
import { DEFAULT_SUITE, type SuiteName, loadSuite } from './suite.ts';
import { type Authenticate, GroupError, type KeyPackagePair, type Mls } from './types.ts';
import { decodeMessage } from './wire.ts';

const SHORTEST_LIFETIME = 1000;

export interface MlsOptions {
  device: Device;
  authenticate: Authenticate;
  /** Unix ms; the machine's clock unless given. */
  now?: () => number;
  cipherSuite?: SuiteName;
}

/** MLS (RFC 9420) for one device. Groups of another ciphersuite can't be joined or restored. */
export async function createMls(options: MlsOptions): Promise<Mls> {
  const { device, authenticate, now = Date.now, cipherSuite = DEFAULT_SUITE } = options;
  const suite = await loadSuite(cipherSuite);
  const config = clientConfig(authenticate);
  const context = { suite, now };

  return {
    async createKeyPackage(lifetimeMs) {
      if (lifetimeMs < SHORTEST_LIFETIME || lifetimeMs > LIMITS.certificateLifetime) {
        throw new RangeError('lifetime out of range');
      }
      const keyPackage = await generateKeyPackage(device, suite, now(), lifetimeMs);
      return encodeKeyPackagePair(keyPackage, suite);
    },

    async checkKeyPackage(publicPackage) {
      return (await acceptableKeyPackage(publicPackage, suite, config, now()))?.info ?? null;
    },

    async createGroup(chatId) {
      const lifetime = LIMITS.certificateLifetime;
      const own = await generateKeyPackage(device, suite, now(), lifetime);
      const groupId = new TextEncoder().encode(chatId);
      const { publicPackage, privatePackage } = own;
      return new MlsGroup(
        await createGroup(groupId, publicPackage, privatePackage, [], suite, config),
        context,
      );
    },

    welcomeRefs(welcome) {
      const message = decodeMessage(welcome, 'mls_welcome');
      if (message === null) throw new GroupError('invalid-welcome');
      return message.welcome.secrets.map(({ newMember }) => hex(newMember));
    },

    async join(welcome, keyPackage) {
      const message = decodeMessage(welcome, 'mls_welcome')?.welcome;
      const own = ownPackage(keyPackage, device);
      if (message === undefined || own === null || message.cipherSuite !== suite.name) {
        throw new GroupError('invalid-welcome');
      }
      const state = await joinGroup(
        message,
        own.publicPackage,
        own.privatePackage,
        emptyPskIndex,
        suite,
        undefined,
        undefined,
        joiningConfig(config),
      ).catch((cause: unknown) => {
        throw new GroupError('invalid-welcome', cause);
      });
      if (!isOurs(state)) throw new GroupError('invalid-welcome');
      return new MlsGroup({ ...state, clientConfig: config }, context);
    },

    restore(snapshot, deltas) {
      const state = decodeSnapshot(snapshot, deltas, device.seed, config);
      if (state.groupContext.cipherSuite !== suite.name) throw new GroupError('bad-state');
      const group = new MlsGroup(state, context);
      if (group.self.deviceId !== device.deviceId) throw new GroupError('bad-state');
      return group;
    },
  };
}

/** The stored key package; null unless it is this device's. */
function ownPackage(
  stored: Pick<KeyPackagePair, 'publicPackage' | 'privatePackage'>,
  device: Device,
) {
  const publicPackage = decodeMessage(stored.publicPackage, 'mls_key_package')?.keyPackage;
  const privatePackage = decodePrivateKeys(stored.privatePackage, device.seed);
  if (publicPackage === undefined || privatePackage === null) return null;
  const named = parseCredential(publicPackage.leafNode.credential);
  return named?.deviceId === device.deviceId ? { publicPackage, privatePackage } : null;
}

/** A group as we make them: named by a chat, without extensions, no leaf too long-lived. */
function isOurs(state: ClientState): boolean {
  const { groupId, extensions } = state.groupContext;
  if (!v.is(chatIdSchema, new TextDecoder().decode(groupId)) || extensions.length > 0) return false;
  return leavesAreAllowed(state.ratchetTree);
}

function leavesAreAllowed(tree: RatchetTree): boolean {
  return tree.every((node) => node?.nodeType !== 'leaf' || isOfAllowedLifetime(node.leaf));
}
