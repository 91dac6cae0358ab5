import { createInterface } from 'node:readline';
import type { EngineApi } from '#contract/engine/api.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { Acks } from '../acks.ts';
import type { Arguments } from '../arguments.ts';
import { CommandFailure, valueOf } from '../failure.ts';
import { PATIENCE, untilOnline } from '../online.ts';
import { printLine } from '../output.ts';
import { findPerson, knownChat } from '../person.ts';
import { withAccount } from '../session.ts';

/** Messages that may wait for the server while more lines are read. */
const WINDOW = 256;

/** Sends a text, or each line of standard input; prints each message that the server has. */
export async function run(args: Arguments): Promise<void> {
  const [query = '', text = ''] = args.operands;
  const timeoutMs = args.timeoutMs ?? PATIENCE;
  await withAccount(args, async (engine) => {
    const chatId = await chatWith(engine, query, timeoutMs);
    await sendAll(engine, chatId, text === '-' ? inputLines() : [text], timeoutMs);
  });
}

async function chatWith(engine: EngineApi, query: string, timeoutMs: number): Promise<ChatId> {
  const known = await knownChat(engine, query);
  if (known) return known.chatId;
  const person = await findPerson(engine, query, timeoutMs);
  await untilOnline(engine, timeoutMs);
  return valueOf(await engine.openDirect(person.userId)).chatId;
}

/** Lines of standard input; an empty one is no message. */
async function* inputLines(): AsyncGenerator<string> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield line;
}

async function sendAll(
  engine: EngineApi,
  chatId: ChatId,
  texts: Iterable<string> | AsyncIterable<string>,
  timeoutMs: number,
): Promise<void> {
  const acks = new Acks(engine, chatId);
  const unacknowledged = new Set<ClientMessageId>();
  const failed = Promise.withResolvers<never>();
  let printed = Promise.resolve();

  const acknowledge = async (id: ClientMessageId) => {
    const seq = await acks.seqOf(id, timeoutMs);
    await printLine({ chatId, seq, clientMessageId: id });
    unacknowledged.delete(id);
  };

  const queueAll = async () => {
    for await (const text of texts) {
      const sent = await engine.sendText(chatId, text);
      if (!sent.ok) {
        await printed;
        throw refused(sent.code);
      }
      const { id } = sent.value;
      unacknowledged.add(id);
      printed = printed.then(() => acknowledge(id));
      printed.catch(failed.reject);
      if (unacknowledged.size >= WINDOW) await printed;
    }
    await printed;
  };

  try {
    await Promise.race([queueAll(), failed.promise]);
  } catch (error) {
    throw withRest(error, unacknowledged.size);
  } finally {
    acks.close();
  }
}

function refused(code: CommandFailure['code']): CommandFailure {
  if (code !== 'bad-input') return new CommandFailure(code);
  return new CommandFailure(code, `a message has 1 to ${LIMITS.messageText} bytes of text`);
}

/** Says what becomes of the messages that wait. */
function withRest(error: unknown, waiting: number): unknown {
  if (!(error instanceof CommandFailure) || waiting === 0) return error;
  const rest = waiting === 1 ? '1 message stays' : `${waiting} messages stay`;
  const explanation = `${error.message}; ${rest} in the outbox and will go out with the next run`;
  return new CommandFailure(error.code, explanation);
}
