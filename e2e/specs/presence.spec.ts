import type { Messenger } from '../pages/messenger.ts';
import { expect, test } from '../support/fixtures.ts';

async function chooseStatus(who: Messenger, status: string) {
  const { page, text } = who;
  await page.getByRole('button', { name: text('common:menu') }).click();
  await page.getByRole('menuitemradio', { name: text(`app:statuses.${status}`) }).click();
  await page.keyboard.press('Escape');
}

async function privacy(who: Messenger) {
  await who.page.keyboard.press('Control+,');
  await who.page
    .getByRole('button', { name: who.text('settings:pages.privacy'), exact: true })
    .click();
}

test('status, last seen and read receipts show to whom they shall, in both directions', async ({
  person,
}) => {
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person({ language: 'ru' });
  await boris.register({ name: 'Борис', handle: 'boris' });
  await boris.openChatWith('@anna');
  await boris.send('Привет');
  await anna.openChat('Борис');
  await anna.send('Hello');
  await boris.expectTick('Привет', 'read');
  const statusOf = (who: Messenger) => who.page.getByRole('main').locator('header').first();

  await test.step('do not disturb, then invisible', async () => {
    await expect(statusOf(boris)).toContainText(boris.text('chats:presence.online'));
    await chooseStatus(anna, 'do-not-disturb');
    await expect(statusOf(boris)).toContainText(boris.text('chats:presence.do-not-disturb'));
    await chooseStatus(anna, 'invisible');
    await expect(statusOf(boris)).toContainText('был');
    await expect(statusOf(anna)).toContainText(anna.text('chats:presence.online'));
  });

  await test.step('a status with an emoji, until it is cleared', async () => {
    const { page, text } = anna;
    await page.getByRole('button', { name: text('common:menu') }).click();
    await page.getByRole('menuitem', { name: text('app:setStatus') }).click();
    await page.getByRole('button', { name: text('status:idea.lunch') }).click();
    await page.getByRole('button', { name: text('common:save') }).click();
    await expect(statusOf(boris)).toContainText('🍽️ At lunch');
    await expect(boris.chat('Anna')).toContainText('🍽️');
    await page.getByRole('button', { name: text('common:menu') }).click();
    await page.getByRole('menuitem', { name: 'At lunch' }).click();
    await page.getByRole('button', { name: text('status:clear') }).click();
    await expect(statusOf(boris)).not.toContainText('At lunch');
  });

  await test.step('who shows themselves to nobody sees nobody, also after a reload', async () => {
    await chooseStatus(anna, 'online');
    await expect(statusOf(boris)).toContainText(boris.text('chats:presence.online'));
    await privacy(boris);
    await boris.page.getByRole('radio', { name: boris.text('settings:visibility.nobody') }).click();
    await expect(statusOf(anna)).toContainText(anna.text('chats:presence.offline'));
    await boris.page.reload();
    await boris.openChat('Anna');
    await expect(statusOf(boris)).toContainText('@anna');
  });

  await test.step('without read receipts a message stays delivered', async () => {
    await privacy(anna);
    await anna.page
      .getByRole('switch', { name: anna.text('settings:visibility.receipts') })
      .click();
    await anna.page.keyboard.press('Escape');
    await anna.openChat('Борис');
    await boris.send('Прочитано?');
    await expect(anna.bubble('Прочитано?')).toBeVisible();
    await anna.send('Yes');
    await expect(boris.bubble('Yes')).toBeVisible();
    await expect(
      boris.bubble('Прочитано?').getByLabel(boris.text('chats:tick.delivered'), { exact: true }),
    ).toBeVisible();
    await expect(
      anna.bubble('Yes').getByLabel(anna.text('chats:tick.read'), { exact: true }),
    ).toHaveCount(0);
  });
});
