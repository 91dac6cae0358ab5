import { missingPrograms } from '../../scripts/test/linux-desktop.mjs';
import { expect, test as base } from '../support/desktop.ts';
import {
  type NotificationDesktop,
  startNotificationDesktop,
} from '../support/notification-desktop.ts';

const test = base.extend<{ daemon: NotificationDesktop }>({
  daemon: async ({ folder }, use, info) => {
    info.skip(process.platform !== 'linux', 'other systems show notifications by themselves');
    const missing = missingPrograms();
    info.skip(missing.length > 0, `not installed: ${missing.join(', ')}`);
    const daemon = await startNotificationDesktop(folder, 'Mark as read');
    await use(daemon);
    await daemon.close();
  },
});

test('a notification daemon shows messages, and what is clicked there happens', async ({
  daemon,
  desktop,
  person,
  server,
}, info) => {
  test.setTimeout(120_000);
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const { page, window, messenger } = await desktop({
    server: server.url,
    env: daemon.env,
    realNotifications: true,
  });
  await messenger.register({ name: 'Anna', handle: 'anna' });
  await boris.openChatWith('@anna');
  const expectDisplayed = (count: number) => expect.poll(() => daemon.displayed()).toBe(count);
  const isVisible = () => window.evaluate((win) => win.isVisible());
  const keepPicture = async (name: string) => {
    const file = info.outputPath(`${name}.png`);
    daemon.screenshot(file);
    await info.attach(name, { path: file, contentType: 'image/png' });
  };

  const { text } = messenger;
  await page.evaluate(() => vestnik.window.close());
  await expect.poll(() => daemon.received()).toHaveLength(1);
  daemon.closeAll();
  await expectDisplayed(0);

  await boris.send('Tea at 5 <b>& cake</b>?');
  await expectDisplayed(1);
  await keepPicture('a message');
  await boris.send('Or at 6');
  const title = `Boris · ${text('conversation:newMessages_other', { count: 2 })}`;
  await expect.poll(() => daemon.received().at(-1)).toBe(`${title}|Or at 6`);
  expect(daemon.displayed()).toBe(1);
  await keepPicture('two messages of a chat');

  await test.step('a click opens the chat', async () => {
    daemon.click(1);
    await expect(messenger.bubble('Or at 6')).toBeVisible();
    expect(await isVisible()).toBe(true);
    await boris.expectTick('Or at 6', 'read');
    await expectDisplayed(0);
  });

  await test.step('a button marks as read, the window stays away', async () => {
    await page.evaluate(() => vestnik.window.close());
    await boris.send('Bring honey');
    await expectDisplayed(1);
    daemon.click(3);
    await boris.expectTick('Bring honey', 'read');
    await expectDisplayed(0);
    expect(await isVisible()).toBe(false);
  });

  await test.step('what was read is withdrawn', async () => {
    await boris.send('And tea');
    await expectDisplayed(1);
    await page.evaluate(() => vestnik.window.show());
    await boris.expectTick('And tea', 'read');
    await expectDisplayed(0);
  });

  await test.step('the desktop holds notifications back while nobody is to be disturbed', async () => {
    daemon.doNotDisturb(true);
    await page.evaluate(() => vestnik.window.close());
    await boris.send('Later');
    await expect.poll(() => daemon.waiting()).toBe(1);
    expect(daemon.displayed()).toBe(0);
    daemon.doNotDisturb(false);
    await expectDisplayed(1);
  });
});
