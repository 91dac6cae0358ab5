import { OrderPage } from '../pages/order.ts';
import { findings } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 180_000 });

test('chats are pinned, muted, put away and found again, on all devices of a person', async ({
  person,
}) => {
  const anna = await person();
  const phrase = await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const carol = await person();
  await carol.register({ name: 'Carol', handle: 'carol' });
  await boris.openChatWith('@anna');
  await boris.send('from Boris');
  await expect(anna.chat('Boris')).toContainText('from Boris');
  await carol.openChatWith('@anna');
  await carol.send('from Carol');
  const order = new OrderPage(anna);
  const { page, text } = anna;

  await test.step('a pinned chat stands first, whoever writes later', async () => {
    await expect(anna.chat('Carol')).toContainText('from Carol');
    expect(await order.names()).toEqual(['Carol', 'Boris']);
    await order.choose('Boris', 'chats:menu.pin');
    await expect.poll(() => order.names()).toEqual(['Boris', 'Carol']);
    await carol.send('again');
    await expect(anna.chat('Carol')).toContainText('again');
    expect(await order.names()).toEqual(['Boris', 'Carol']);
  });

  await test.step('Alt and an arrow lead to what is unread, but not into muted chats', async () => {
    await order.choose('Boris', 'chats:menu.mute', 'chats:mute.forever');
    await expect(anna.chat('Boris').getByRole('img', { name: text('chats:muted') })).toBeVisible();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(anna.bubble('again')).toBeVisible();
    await order.choose('Carol', 'chats:menu.markUnread');
    await expect(
      anna.chat('Carol').getByRole('img', { name: text('chats:markedUnread') }),
    ).toBeVisible();
  });

  await test.step('an archived chat comes back with a message', async () => {
    await order.choose('Carol', 'chats:menu.archive');
    await expect.poll(() => order.names()).toEqual(['Boris']);
    await order.archive.click();
    await expect(anna.chat('Carol')).toBeVisible();
    await page.getByRole('button', { name: text('chats:archive.back') }).click();
    await carol.send('hello?');
    await expect.poll(() => order.names()).toEqual(['Boris', 'Carol']);
  });

  await test.step('a folder holds what it should', async () => {
    await page.keyboard.press('Control+,');
    await page.getByText(text('settings:pages.folders'), { exact: true }).first().click();
    await page.getByRole('button', { name: text('settings:folders.add') }).click();
    await anna.field('settings:folders.name').fill('Friends');
    await page.getByRole('dialog').getByRole('checkbox', { name: 'Boris' }).check();
    await page.getByRole('button', { name: text('settings:folders.save') }).click();
    await expect(page.getByText(text('settings:folders.chosen_one', { count: 1 }))).toBeVisible();
    await page.keyboard.press('Escape');
    await order.tab('Friends').click();
    await expect.poll(() => order.names()).toEqual(['Boris']);
  });

  await test.step('notes to oneself', async () => {
    await page.getByRole('button', { name: text('common:menu') }).click();
    await page.getByRole('menuitem', { name: text('chats:notes') }).click();
    await anna.send('Buy lime');
    await anna.expectTick('Buy lime', 'sent');
    await order.tab(text('chats:all')).click();
    await expect(anna.chat('Notes')).toContainText('Buy lime');
  });

  await test.step('all of it is there after a restart and on another device', async () => {
    await page.reload();
    await expect(order.tab('Friends')).toBeVisible();
    await expect.poll(() => order.names()).toEqual(['Boris', 'Notes', 'Carol']);
    const tablet = await person();
    await tablet.page.getByRole('button', { name: text('onboarding:welcome.restore') }).click();
    await tablet.field('onboarding:profile.name').fill('Anna');
    await tablet.field('onboarding:phrase.words').fill(phrase.join(' '));
    await tablet.page.getByRole('button', { name: text('onboarding:restore.finish') }).click();
    const other = new OrderPage(tablet);
    await expect(other.tab('Friends')).toBeVisible();
    await expect(other.list.getByRole('img', { name: text('chats:muted') })).toHaveCount(1);
    await expect(other.list.getByRole('img', { name: text('chats:pinned') })).toHaveCount(1);
    await expect(async () => {
      await anna.openChat('Notes');
      await anna.send('And sand');
      await expect(tablet.chat('Notes')).toContainText('And sand', { timeout: 2000 });
    }).toPass();
    await order.choose('Boris', 'chats:menu.unpin');
    await expect(other.list.getByRole('img', { name: text('chats:pinned') })).toHaveCount(0);
  });
});

test('порядок чатов и заметки по-русски', async ({ person }) => {
  const marta = await person({ language: 'ru' });
  await marta.register({ name: 'Марта', handle: 'marta' });
  const ilya = await person({ language: 'ru' });
  await ilya.register({ name: 'Илья', handle: 'ilya' });
  await ilya.openChatWith('@marta');
  await ilya.send('Привет');
  const order = new OrderPage(marta);
  const { page, text } = marta;
  await expect(marta.chat('Илья')).toContainText('Привет');
  await order.tab('Непрочитанные').click();
  await expect(marta.chat('Илья')).toBeVisible();
  await order.choose('Илья', 'chats:menu.markRead');
  await expect(page.getByText(text('chats:none.unread'))).toBeVisible();
  await order.tab('Все').click();
  await order.choose('Илья', 'chats:menu.mute', 'chats:mute.tomorrow');
  await expect(marta.chat('Илья').getByRole('img', { name: text('chats:muted') })).toBeVisible();
  await page.getByRole('button', { name: text('app:newChat') }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Заметки' }).click();
  await marta.send('Купить известь');
  await marta.expectTick('Купить известь', 'sent');
  await order.choose('Заметки', 'chats:menu.pin');
  await expect.poll(() => order.names()).toEqual(['Заметки', 'Илья']);
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog')).toContainText('Следующий непрочитанный чат');
});

test('a narrow window searches messages, and its list has a heading', async ({ person }) => {
  const anna = await person({ viewport: { width: 760, height: 600 } });
  const { page, text } = anna;
  await anna.page.setViewportSize({ width: 1000, height: 600 });
  await anna.register({ name: 'Anna', handle: 'anna' });
  await page.getByRole('button', { name: text('common:menu') }).click();
  await page.getByRole('menuitem', { name: text('chats:notes') }).click();
  await anna.send('Lime and sand');
  await page.setViewportSize({ width: 760, height: 600 });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('sand');
  await page.keyboard.press('Control+Enter');
  await expect(anna.result('Lime and sand')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: text('app:clearSearch') }).click();
  await expect(page.getByRole('textbox', { name: text('app:searchChats') })).toBeHidden();

  await page.setViewportSize({ width: 420, height: 720 });
  await page.getByRole('button', { name: text('common:back') }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('Chats');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen of the order has a serious fault in ${colorScheme}`, async ({ person }) => {
    const anna = await person({ colorScheme });
    const { page, text } = anna;
    const check = (screen: string) =>
      test.step(screen, async () => expect(await findings(page)).toEqual([]));
    await anna.register({ name: 'Anna', handle: 'anna' });
    await page.getByRole('button', { name: text('common:menu') }).click();
    await page.getByRole('menuitem', { name: text('chats:notes') }).click();
    await anna.send('Lime and sand');
    await check('notes');
    const { list, archive } = new OrderPage(anna);
    await list.focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu of a chat');
    await page.getByRole('menuitem', { name: text('chats:menu.archive'), exact: true }).click();
    await archive.click();
    await expect(anna.chat('Notes')).toBeVisible();
    await check('archive');
    await page.keyboard.press('Control+/');
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('shortcuts');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+,');
    await page.getByText(text('settings:pages.folders'), { exact: true }).first().click();
    await page.getByRole('button', { name: text('settings:folders.add') }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('folder');
  });
}
