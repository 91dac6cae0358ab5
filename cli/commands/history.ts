import type { EngineApi } from '#contract/engine/api.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { Arguments } from '../arguments.ts';
import { CommandFailure } from '../failure.ts';
import { PATIENCE, untilOnline } from '../online.ts';
import { printLine } from '../output.ts';
import { findPerson, knownChat, nameOf } from '../person.ts';
import { withAccount } from '../session.ts';

const LIMIT = 50;
const PAGE = 200;

/** Prints the newest messages of a chat, oldest first: complete, or as last known when offline. */
export async function run(args: Arguments): Promise<void> {
  const [query = ''] = args.operands;
  const timeoutMs = args.timeoutMs ?? PATIENCE;
  await withAccount(args, async (engine, account) => {
    const known = await knownChat(engine, query);
    await untilOnline(engine, timeoutMs).catch((failure: unknown) => {
      if (!known || !(failure instanceof CommandFailure)) throw failure;
    });
    const person = await findPerson(engine, query, timeoutMs);
    const chat = await knownChat(engine, person.userId);
    if (!chat) return;
    const self = account.handle ?? account.userId;
    for (const message of await newest(engine, chat.chatId, args.limit ?? LIMIT)) {
      await printLine({
        chatId: message.chatId,
        seq: message.seq,
        from: message.own ? self : nameOf(person),
        kind: message.kind,
        text: message.text,
        sentAt: message.sentAt,
        clientMessageId: message.id,
        ...(message.own ? { state: message.sendState } : {}),
      });
    }
  });
}

async function newest(engine: EngineApi, chatId: ChatId, limit: number): Promise<MessageView[]> {
  const found: MessageView[] = [];
  while (found.length < limit) {
    const before = found[0]?.order;
    const page = await engine.page({
      chatId,
      limit: Math.min(PAGE, limit - found.length),
      ...(before === undefined ? {} : { before }),
    });
    found.unshift(...page.messages);
    if (!page.hasOlder || page.messages.length === 0) break;
  }
  return found;
}
