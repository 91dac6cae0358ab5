import { expect, test } from '../support/desktop.ts';

const CHAT = '0190a1b2-0000-7000-8000-000000000001';

test('a click on a notification shows the window and names its chat', async ({ desktop }) => {
  const { app, page, window } = await desktop();
  await page.evaluate(async (chatId) => {
    Object.assign(globalThis, {
      clicked: new Promise((resolve) => vestnik.notifications.onClick(resolve)),
    });
    await vestnik.window.close();
    await vestnik.notifications.show({
      chatId,
      title: 'Anna',
      body: 'Hello',
      silent: true,
      actions: { reply: 'Reply', markRead: 'Mark as read' },
    });
  }, CHAT);
  const shown = await app.evaluate(() =>
    recorder.notifications.map(({ title, body, silent }) => ({ title, body, silent })),
  );
  // The first one says that closing the window does not end the app.
  expect(shown.slice(1)).toEqual([{ title: 'Anna', body: 'Hello', silent: true }]);
  await app.evaluate(() => recorder.notifications[1]!.emit('click'));
  expect(await page.evaluate(() => Reflect.get(globalThis, 'clicked'))).toBe(CHAT);
  await expect.poll(() => window.evaluate((win) => win.isVisible())).toBe(true);
});

test('a chat has one notification, and long texts are cut', async ({ desktop }) => {
  const { app, page } = await desktop();
  await app.evaluate(({ Notification }) => {
    Object.assign(globalThis, { closed: 0 });
    const { close } = Notification.prototype;
    Notification.prototype.close = function () {
      Reflect.set(globalThis, 'closed', Number(Reflect.get(globalThis, 'closed')) + 1);
      close.call(this);
    };
  });
  const closed = () => app.evaluate(() => Reflect.get(globalThis, 'closed'));
  const show = (body: string) =>
    page.evaluate(
      ([chatId, text]) =>
        vestnik.notifications.show({
          chatId: chatId!,
          title: 'Anna',
          body: text!,
          silent: false,
          actions: { reply: 'Reply', markRead: 'Mark as read' },
        }),
      [CHAT, body],
    );
  await show('one');
  await show('long '.repeat(1000));
  expect(await closed()).toBe(1);
  expect(await app.evaluate(() => recorder.notifications[1]!.body.length)).toBe(300);
  await page.evaluate((chatId) => vestnik.notifications.withdraw(chatId), CHAT);
  expect(await closed()).toBe(2);
});

test('the badge counts unread messages', async ({ desktop }) => {
  test.skip(process.platform === 'win32', 'Windows shows an overlay');
  const { app, page } = await desktop();
  await page.evaluate(() => vestnik.badge.set(3));
  expect(await app.evaluate(({ app: main }) => main.getBadgeCount())).toBe(3);
  await page.evaluate(() => vestnik.badge.set(0));
  expect(await app.evaluate(({ app: main }) => main.getBadgeCount())).toBe(0);
});

test('the tray icon says that there is something new', async ({ desktop }) => {
  const { app, page } = await desktop();
  const iconAfter = async (count: number) => {
    await page.evaluate((value) => vestnik.badge.set(value), count);
    return app.evaluate(() => recorder.trayImage.toPNG().toString('base64'));
  };
  const unread = await iconAfter(2);
  const read = await iconAfter(0);
  expect(read).not.toBe(unread);
  expect(read.length).toBeGreaterThan(100);
  expect(await iconAfter(1)).toBe(unread);
});

test('the end of sleep and each change of the network reach the interface', async ({ desktop }) => {
  const { app, page } = await desktop();
  await page.evaluate(() => {
    Object.assign(globalThis, { signs: 0 });
    vestnik.power.onResume(() =>
      Object.assign(globalThis, { signs: Number(Reflect.get(globalThis, 'signs')) + 1 }),
    );
  });
  const signs = () => page.evaluate(() => Reflect.get(globalThis, 'signs'));
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(signs).toBe(1);
  await page.evaluate(() => {
    const { connection } = navigator as unknown as { connection: EventTarget };
    dispatchEvent(new Event('offline'));
    dispatchEvent(new Event('online'));
    connection.dispatchEvent(new Event('change'));
  });
  await expect.poll(signs).toBe(4);
});
