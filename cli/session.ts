import type { EngineApi } from '#contract/engine/api.ts';
import type { AccountView } from '#contract/engine/views.ts';
import { openEngine } from '#client-node/engine/open-engine.ts';
import type { Arguments } from './arguments.ts';
import { CommandFailure, valueOf } from './failure.ts';

/** A command that ended a moment ago may still be closing its profile. */
const LOCK_WAIT = 2000;

/** Opens the profile, runs the command and closes the profile however it ends. */
export async function withEngine(
  args: Arguments,
  command: (engine: EngineApi, account: AccountView | null) => Promise<void>,
): Promise<void> {
  const passphrase = process.env['VESTNIK_PASSPHRASE'] || undefined;
  const { profileDir } = args;
  const opened = valueOf(await openEngine({ profileDir, passphrase, lockWaitMs: LOCK_WAIT }));
  try {
    await command(opened.engine, opened.account);
  } finally {
    await opened.close();
  }
}

/** The same for commands that need an account. @throws CommandFailure `no-account` */
export function withAccount(
  args: Arguments,
  command: (engine: EngineApi, account: AccountView) => Promise<void>,
): Promise<void> {
  return withEngine(args, async (engine, account) => {
    if (!account) throw new CommandFailure('no-account');
    return command(engine, await atServer(args, engine, account));
  });
}

/** The account at the address that was given: its server may have moved. */
async function atServer(
  { server }: Arguments,
  engine: EngineApi,
  account: AccountView,
): Promise<AccountView> {
  if (server === null || URL.parse(server)?.origin === account.server) return account;
  return valueOf(await engine.setServer(server));
}
