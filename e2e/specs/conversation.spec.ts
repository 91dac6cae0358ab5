import { expect, test } from '../support/fixtures.ts';

test('two people register, find each other and talk', async ({ person }) => {
  const anna = await person();
  await anna.register({ name: 'Anna Petrova', handle: 'anna' });
  const tomas = await person();
  await tomas.register({ name: 'Tomás Herrera', handle: 'tomas' });

  await anna.openChatWith('@tomas');
  await anna.send('Hello Tomás, the drawings are ready.');
  await anna.expectTick('Hello Tomás', 'delivered');

  await expect(tomas.chat('Anna Petrova')).toContainText('the drawings are ready');
  await tomas.openChat('Anna Petrova');
  await expect(tomas.bubble('the drawings are ready')).toBeVisible();
  await anna.expectTick('Hello Tomás', 'read');

  await tomas.send('Спасибо! Смотрю 👀');
  await expect(anna.bubble('Спасибо! Смотрю 👀')).toBeVisible();
  await expect(anna.chat('Tomás Herrera')).toContainText('Спасибо');
  await tomas.expectTick('Спасибо!', 'read');

  for (const text of ['one', 'two', 'three']) await anna.send(text);
  await expect(tomas.bubble('three')).toBeVisible();
  const seen = await tomas.bubbles();
  expect(seen).toEqual([
    'Hello Tomás, the drawings are ready.',
    'Спасибо! Смотрю 👀',
    'one',
    'two',
    'three',
  ]);

  await test.step('the history is there after a reload', async () => {
    await anna.page.reload();
    await anna.openChat('Tomás Herrera');
    await expect(anna.bubble('three')).toBeVisible();
    expect(await anna.bubbles()).toEqual(seen);
    await anna.expectTick('Hello Tomás', 'read');
  });
});

test('the same in Russian', async ({ person }) => {
  const marta = await person({ language: 'ru' });
  await marta.register({ name: 'Марта', handle: 'marta' });
  const ilya = await person({ language: 'ru' });
  await ilya.register({ name: 'Илья' });
  const page = marta.page;
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');

  await ilya.openChatWith('@marta');
  await ilya.send('Привет! Захвати хлеб');
  await expect(marta.chat('Илья')).toContainText('Захвати хлеб');
  await marta.openChat('Илья');
  await marta.send('Хорошо');
  await expect(ilya.bubble('Хорошо')).toBeVisible();
  await ilya.expectTick('Привет!', 'read');
  await expect(ilya.page.getByText('Сегодня', { exact: true }).first()).toBeVisible();
});

test('unread messages are counted, divided and marked as read when they are seen', async ({
  person,
}) => {
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await boris.openChatWith('@anna');
  for (const text of ['first', 'second', 'third']) await boris.send(text);

  await expect(anna.chat('Boris').getByLabel('3 unread messages')).toBeVisible();
  await boris.expectTick('third', 'delivered');
  await anna.openChat('Boris');
  await expect(anna.page.getByText('3 new messages')).toBeVisible();
  await expect(anna.chat('Boris').getByLabel(/unread/)).toBeHidden();
  await boris.expectTick('third', 'read');
});
