import type { Arguments } from '../arguments.ts';
import { printLine } from '../output.ts';
import { withAccount } from '../session.ts';

/** Prints the account; needs no server. */
export async function run(args: Arguments): Promise<void> {
  await withAccount(args, (_engine, account) => {
    const { userId, deviceId, handle, displayName, server } = account;
    return printLine({ userId, deviceId, handle, displayName, server });
  });
}
