import type { Arguments } from '../arguments.ts';
import { CommandFailure, valueOf } from '../failure.ts';
import { PATIENCE, untilOnline } from '../online.ts';
import { printLine } from '../output.ts';
import { withEngine } from '../session.ts';

/** Makes an account and prints it; ends when others can write to it. */
export async function run(args: Arguments): Promise<void> {
  const { server, name, handle } = args;
  if (server === null) throw new CommandFailure('bad-input', 'register needs --server URL');
  if (name === null) throw new CommandFailure('bad-input', 'register needs --name NAME');
  await withEngine(args, async (engine, present) => {
    if (present) throw new CommandFailure('account-present');
    const phrase = await engine.createPhrase();
    const request = { server, displayName: name, phrase, ...(handle === null ? {} : { handle }) };
    const account = valueOf(await engine.register(request));
    await printLine({
      userId: account.userId,
      deviceId: account.deviceId,
      handle: account.handle,
      displayName: account.displayName,
      server: account.server,
      phrase: phrase.join(' '),
    });
    await untilOnline(engine, args.timeoutMs ?? PATIENCE);
  });
}
