import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import { type TestClient, history, registered, until, valueOf } from './harness.ts';

/** People of a group in which everybody can write; the first one made it. */
export interface Talk {
  people: TestClient[];
  userIds: UserId[];
  chatId: ChatId;
}

let groups = 0;

export async function groupTalk(server: string, size: number): Promise<Talk> {
  groups++;
  const names = Array.from({ length: size }, (_, at) => `talker${groups}x${at}`);
  const people = await Promise.all(names.map((name) => registered(server, name)));
  const userIds = await Promise.all(people.map(userIdOf));
  const [first] = people;
  if (first === undefined) throw new Error('nobody talks');
  const made = valueOf(await first.engine.createGroup({ name: 'Talk', userIds: userIds.slice(1) }));
  const { chatId } = made.chat;
  for (const { engine } of people) {
    await until(async () => (await engine.chat(chatId))?.group?.state === 'active');
  }
  return { people, userIds, chatId };
}

export async function userIdOf({ engine }: TestClient): Promise<UserId> {
  const account = await engine.account();
  if (account === null) throw new Error('no account');
  return account.userId;
}

export async function messageOf(
  { engine }: Pick<TestClient, 'engine'>,
  chatId: ChatId,
  id: ClientMessageId,
): Promise<MessageView | undefined> {
  return (await history(engine, chatId)).find((message) => message.id === id);
}

/** Waits until all of them show a message as expected. */
export async function allShow(
  { people, chatId }: Pick<Talk, 'people' | 'chatId'>,
  id: ClientMessageId,
  holds: (message: MessageView) => boolean,
): Promise<void> {
  for (const one of people) {
    await until(async () => {
      const message = await messageOf(one, chatId, id);
      return message !== undefined && holds(message);
    });
  }
}
