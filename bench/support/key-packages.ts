import type { UserId } from '#contract/wire/primitives.ts';
import { createMls } from '#e2ee/groups/mls.ts';
import { connectAccount } from './accounts.ts';

const LIFETIME = 24 * 60 * 60_000;

/** A new account that can be added to groups, and is not connected afterwards. */
export async function offerKeyPackages(url: string): Promise<UserId> {
  const { client, device } = await connectAccount(url);
  const mls = await createMls({ device, authenticate: async () => true });
  const { publicPackage, expiresAt } = await mls.createKeyPackage(LIFETIME);
  const packages = [{ data: Uint8Array.from(publicPackage), expiresAt }];
  const answer = await client.request('key-package:upload', { packages });
  client.close();
  if (!answer.ok) throw new Error(`upload refused: ${answer.code}`);
  return device.userId;
}
