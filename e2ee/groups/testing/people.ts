import type { ChatId, DeviceId, UserId } from '#contract/wire/primitives.ts';
import { type Device, createDevice } from '../../devices/device.ts';
import { identityFromPhrase } from '../../identity/identity.ts';
import { generatePhrase } from '../../identity/phrase.ts';
import { createMls } from '../mls.ts';
import type { SuiteName } from '../suite.ts';
import type { Group, GroupDelta, KeyPackagePair, Mls } from '../types.ts';

/** The classical suite, about thrice as fast as the one in use. */
export const FAST_SUITE: SuiteName = 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519';
export const CHAT = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' as ChatId;
export const OTHER_CHAT = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c' as ChatId;
export const HOUR = 60 * 60_000;

/** Devices whose keys everybody has verified. */
export class Directory {
  readonly #devices = new Map<string, Uint8Array>();

  add(device: Device): void {
    this.#devices.set(`${device.userId}/${device.deviceId}`, device.publicKey);
  }

  revoke(device: Device): void {
    this.#devices.delete(`${device.userId}/${device.deviceId}`);
  }

  readonly authenticate = async (userId: UserId, deviceId: DeviceId, key: Uint8Array) => {
    const known = this.#devices.get(`${userId}/${deviceId}`);
    return known !== undefined && known.every((byte, at) => byte === key[at]);
  };
}

export interface Person {
  device: Device;
  mls: Mls;
  keyPackage(lifetimeMs?: number): Promise<KeyPackagePair>;
}

/** A new account with one device, known to the directory. */
export async function person(
  directory: Directory,
  cipherSuite: SuiteName = FAST_SUITE,
  now: () => number = () => Date.now(),
): Promise<Person> {
  const device = await createDevice(await identityFromPhrase(generatePhrase()), now());
  directory.add(device);
  const { authenticate } = directory;
  const mls = await createMls({ device, authenticate, now, cipherSuite });
  return {
    device,
    mls,
    keyPackage: (lifetimeMs = HOUR) => mls.createKeyPackage(lifetimeMs),
  };
}

/** A group of these people, the first being its maker. */
export async function groupOf(people: [Person, ...Person[]]): Promise<Group[]> {
  const [maker, ...others] = people;
  const packages = await Promise.all(others.map((other) => other.keyPackage()));
  const alone = await maker.mls.createGroup(CHAT);
  if (packages.length === 0) return [alone];
  const made = await alone.commit({ add: packages.map(({ publicPackage }) => publicPackage) });
  const joined = await Promise.all(
    others.map((other, at) => other.mls.join(made.welcome!, packages[at]!)),
  );
  return [maker.mls.restore(made.next, []), ...joined];
}

export const bytes = (text: string) => new TextEncoder().encode(text);
export const text = (data: Uint8Array) => new TextDecoder().decode(data);

/** What a store keeps of a group. */
export class Disk {
  #snapshot: Uint8Array;
  readonly #deltas = new Map<number, GroupDelta>();

  constructor(group: Group) {
    this.#snapshot = group.snapshot();
  }

  epoch(snapshot: Uint8Array): void {
    this.#snapshot = snapshot;
    this.#deltas.clear();
  }

  message(delta: GroupDelta): void {
    this.#deltas.set(delta.node, delta);
  }

  restore(mls: Mls): Group {
    return mls.restore(this.#snapshot, [...this.#deltas.values()]);
  }
}
