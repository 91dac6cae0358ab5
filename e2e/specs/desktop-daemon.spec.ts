import { expect, test as base } from '../support/desktop.ts';
import {
  missingPrograms,
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

test('a notification daemon shows a message, and what is clicked there happens', async ({
  daemon,
  desktop,
  person,
  server,
}, info) => {
  test.setTimeout(120_000);
  const boris = await person();
  await boris.register({ name: 'Boris <b>&', handle: 'boris' });
  const { app, page, window, messenger } = await desktop({
    server: server.url,
    env: daemon.env,
    realNotifications: true,
  });
  await messenger.register({ name: 'Anna', handle: 'anna' });
  await boris.openChatWith('@anna');
  await page.evaluate(() => vestnik.window.close());
  const displayed = expect.poll(() => daemon.displayed());

  await boris.send('one');
  await displayed.toBe(2);
  await info.attach('screen', { body: daemon.screenshot(), contentType: 'image/png' });
});
