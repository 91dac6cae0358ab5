import { createDevice } from '#e2ee/devices/device.ts';
import { identityFromPhrase } from '#e2ee/identity/identity.ts';
import { putAccount, readAccount } from '../records/account.ts';
import type { TestClient } from './harness.ts';
import { MemoryStore } from './memory-store.ts';

/** A store that holds another device of a client's account, as if its phrase had been entered there. */
export async function secondDeviceStore({ store }: TestClient): Promise<MemoryStore> {
  const account = await readAccount(store);
  if (account === null) throw new Error('no account');
  const identity = await identityFromPhrase(account.phrase);
  const device = await createDevice(identity, Date.now());
  const second = new MemoryStore();
  await second.write([
    putAccount({
      ...account,
      deviceId: device.deviceId,
      deviceSeed: device.seed,
      deviceKey: device.publicKey,
      certificate: device.certificate,
    }),
  ]);
  return second;
}
