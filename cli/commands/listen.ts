import type { EngineApi } from '#contract/engine/api.ts';
import type { ChatView, MessageView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { Arguments } from '../arguments.ts';
import { CommandFailure } from '../failure.ts';
import { printLine } from '../output.ts';
import { nameOf } from '../person.ts';
import { PrintedCursor } from '../printed-cursor.ts';
import { withAccount } from '../session.ts';

const PAGE = 200;

/** Prints messages of others that were not printed before, until the count, the time or a signal. */
export async function run(args: Arguments): Promise<void> {
  await withAccount(args, async (engine) => {
    const cursor = new PrintedCursor(args.profileDir);
    try {
      await listen(engine, cursor, args.count ?? Infinity, args.timeoutMs);
    } finally {
      cursor.close();
    }
  });
}

async function listen(
  engine: EngineApi,
  cursor: PrintedCursor,
  count: number,
  timeoutMs: number | null,
): Promise<void> {
  const changed = new Changes();
  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'messages') changed.add(event.chatId);
    if (event.type !== 'connection' || event.connection.state !== 'refused') return;
    changed.fail(new CommandFailure(event.connection.code ?? 'unauthorized'));
  });
  const timer = timeoutMs === null ? null : setTimeout(() => changed.end(), timeoutMs);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => changed.end());

  let left = count;
  for (const { chatId } of await engine.chats()) changed.add(chatId);
  try {
    for (let chatId = await changed.next(); chatId; chatId = await changed.next()) {
      left -= await printNew(engine, chatId, cursor, left);
      if (left === 0) break;
    }
  } finally {
    if (timer) clearTimeout(timer);
    unsubscribe();
  }
}

/** Prints up to `most` new messages of a chat, which counts as reading them; answers how many. */
async function printNew(
  engine: EngineApi,
  chatId: ChatId,
  cursor: PrintedCursor,
  most: number,
): Promise<number> {
  const chat = await engine.chat(chatId);
  let printed = 0;
  const shown = async () => {
    if (printed > 0) await engine.markRead(chatId, cursor.seqOf(chatId));
    return printed;
  };
  for (let after = cursor.seqOf(chatId); ;) {
    const { messages, hasNewer } = await engine.page({ chatId, limit: PAGE, after });
    for (const message of messages) {
      // Own messages without a seq sort last: nothing of others comes behind them.
      if (message.seq === null) return shown();
      after = message.seq;
      if (message.own) continue;
      await print(message, chat);
      cursor.advance(chatId, message.seq);
      printed++;
      if (printed === most) return shown();
    }
    if (!hasNewer || messages.length === 0) return shown();
  }
}

function print(message: MessageView, chat: ChatView | null): Promise<void> {
  const { chatId, seq, senderId, kind, text, sentAt, id } = message;
  const from = chat?.peer?.userId === senderId ? nameOf(chat.peer) : senderId;
  const unreadable = kind === 'text' ? {} : { kind };
  return printLine({ chatId, seq, from, text, sentAt, clientMessageId: id, ...unreadable });
}

/** Chats with something new, each once, in the order of their first news. */
class Changes {
  readonly #chats = new Set<ChatId>();
  #ended = false;
  #failure: CommandFailure | null = null;
  #wake: () => void = () => {};

  add(chatId: ChatId): void {
    this.#chats.add(chatId);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  fail(failure: CommandFailure): void {
    this.#failure = failure;
    this.#wake();
  }

  /** Waits for the next chat; null at the end. What came before the end is still answered. */
  async next(): Promise<ChatId | null> {
    for (;;) {
      if (this.#failure) throw this.#failure;
      const [chatId] = this.#chats;
      if (chatId) {
        this.#chats.delete(chatId);
        return chatId;
      }
      if (this.#ended) return null;
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }
}
