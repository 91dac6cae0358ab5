import {
  type DeviceId,
  type UserId,
  deviceIdSchema,
  userIdSchema,
} from '#contract/wire/primitives.ts';
import type { AuthenticationService, Credential, RatchetTree } from 'ts-mls';
import * as v from 'valibot';
import { deviceIdOf } from '../devices/device.ts';
import type { Authenticate, GroupMember } from './types.ts';

/** The MLS basic credential of a device: `userId/deviceId` in UTF-8. */
export function credentialOf(userId: UserId, deviceId: DeviceId): Credential {
  return {
    credentialType: 'basic',
    identity: new TextEncoder().encode(`${userId}/${deviceId}`),
  };
}

/** Whom a credential names; null when it is not one of ours. */
export function parseCredential(
  credential: Credential,
): { userId: UserId; deviceId: DeviceId } | null {
  if (credential.credentialType !== 'basic') return null;
  const [user, device, ...rest] = new TextDecoder().decode(credential.identity).split('/');
  const userId = v.safeParse(userIdSchema, user);
  const deviceId = v.safeParse(deviceIdSchema, device);
  if (!userId.success || !deviceId.success || rest.length > 0) return null;
  return { userId: userId.output, deviceId: deviceId.output };
}

/**
 * The authentication service of RFC 9420 section 5.3.1. A deviceId is the hash of its key, which pins
 * the leaf's key to the device before anyone else is asked.
 */
export function authenticationService(authenticate: Authenticate): AuthenticationService {
  return {
    async validateCredential(credential, signatureKey) {
      const named = parseCredential(credential);
      if (named === null || named.deviceId !== deviceIdOf(signatureKey)) return false;
      return authenticate(named.userId, named.deviceId, signatureKey);
    },
  };
}

/** The devices of a ratchet tree, by leaf. */
export function membersOf(tree: RatchetTree): GroupMember[] {
  const members: GroupMember[] = [];
  for (const [node, content] of tree.entries()) {
    if (content?.nodeType !== 'leaf') continue;
    const named = parseCredential(content.leaf.credential);
    if (named !== null) members.push({ ...named, leafIndex: node / 2 });
  }
  return members;
}
