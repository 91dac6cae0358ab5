import { expect, test } from 'vitest';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { testClients } from './testing/clients.ts';
import { type TestClient, chatWith, history, until, valueOf } from './testing/harness.ts';

const house = testClients();
let scenes = 0;

const TEXT = 'the whole plan';

/** Anna has sent a file to Boris, who has a chat with Clara as well. */
async function scene() {
  scenes++;
  const names = ['anna', 'boris', 'clara'].map((name) => `${name}${scenes}f`);
  const clients = await Promise.all(names.map((name) => house.join(name)));
  const [anna, boris, clara] = clients as [TestClient, TestClient, TestClient];
  const first = await chatWith(anna, names[1]!);
  const second = await chatWith(boris, names[2]!);
  const content = new Blob([TEXT]);
  const file = { content, name: 'plan.txt', type: 'text/plain', kind: 'file' as const };
  const sent = await anna.engine.sendFiles({ chatId: first, files: [file], caption: 'see' });
  const { id } = valueOf(sent);
  const received = async () => (await history(boris.engine, first)).some((one) => one.id === id);
  await until(received);
  return { anna, boris, clara, first, second, id };
}

async function readBy({ engine }: TestClient, chatId: ChatId, messageId: ClientMessageId) {
  const [message] = await engine.messages(chatId, [messageId]);
  const blobId = message!.attachments[0]!.blobId;
  const ref = { chatId, messageId, blobId };
  const state = async () =>
    (await engine.files()).find((file) => file.blobId === blobId)?.state ?? 'none';
  valueOf(await engine.fetchFile(ref));
  await until(async () => ['ready', 'failed'].includes(await state()));
  if ((await state()) === 'failed') return null;
  return new TextDecoder().decode(valueOf(await engine.readFile(ref, 0, TEXT.length)));
}

test('a forwarded file is read in the other chat and was not uploaded again', async () => {
  const { boris, clara, first, second, id } = await scene();
  const request = { from: first, ids: [id], to: [second], withAuthor: true };
  valueOf(await boris.engine.forward(request));
  await until(async () => (await history(clara.engine, second)).length === 1);
  const [passed] = await history(clara.engine, second);
  expect(passed).toMatchObject({ text: 'see', attachments: [{ name: 'plan.txt' }] });
  expect(passed?.forwardedFrom?.name).toMatch(/anna/);
  expect(await readBy(clara, second, passed!.id)).toBe(TEXT);
  const uploads = boris.events.filter(
    (event) => event.type === 'files' && event.files.some(({ state }) => state === 'uploading'),
  );
  expect(uploads).toEqual([]);
});

test('what was forwarded outlives the deletion of the first message, and not its own', async () => {
  const { anna, boris, clara, first, second, id } = await scene();
  valueOf(await boris.engine.forward({ from: first, ids: [id], to: [second], withAuthor: false }));
  await until(async () => (await history(clara.engine, second)).length === 1);
  const [passed] = await history(clara.engine, second);
  valueOf(await anna.engine.deleteForEveryone(first, [id]));
  await until(async () => (await history(boris.engine, first))[0]?.kind === 'deleted');
  expect(await readBy(clara, second, passed!.id)).toBe(TEXT);
  valueOf(await clara.engine.clearFiles());
  valueOf(await boris.engine.deleteForEveryone(second, [passed!.id]));
  await until(async () => (await history(clara.engine, second))[0]?.kind === 'deleted');
});

test('one who forwards an own file and takes it back keeps the first message whole', async () => {
  const { anna, boris, first, id } = await scene();
  valueOf(await anna.engine.forward({ from: first, ids: [id], to: [first], withAuthor: false }));
  await until(async () => (await history(boris.engine, first)).length === 2);
  const again = (await history(boris.engine, first))[1]!;
  valueOf(await anna.engine.deleteForEveryone(first, [again.id]));
  await until(async () => (await history(boris.engine, first))[1]?.kind === 'deleted');
  expect(await readBy(boris, first, id)).toBe(TEXT);
});
