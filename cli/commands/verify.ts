import type { Arguments } from '../arguments.ts';
import { valueOf } from '../failure.ts';
import { PATIENCE } from '../online.ts';
import { printLine } from '../output.ts';
import { findPerson } from '../person.ts';
import { withAccount } from '../session.ts';

/** Prints the safety number: equal on both sides, or somebody stands between them. */
export async function run(args: Arguments): Promise<void> {
  const [query = ''] = args.operands;
  await withAccount(args, async (engine) => {
    const person = await findPerson(engine, query, args.timeoutMs ?? PATIENCE);
    const { digits, verified } = valueOf(await engine.safetyNumber(person.userId));
    const { userId, handle } = person;
    await printLine({ userId, handle, safetyNumber: digits, verified });
  });
}
