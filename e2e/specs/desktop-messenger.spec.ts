import { expect, test } from '../support/desktop.ts';

test('the desktop app and the web client talk, over a restart', async ({
  desktop,
  person,
  server,
}) => {
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const first = await desktop({ server: server.url });
  const anna = first.messenger;
  await anna.register({ name: 'Anna', handle: 'anna' });

  await anna.openChatWith('@boris');
  await anna.send('From the desktop');
  await boris.openChat('Anna');
  await expect(boris.bubble('From the desktop')).toBeVisible();
  await boris.send('From the browser');
  await expect(anna.bubble('From the browser')).toBeVisible();
  await first.app.close();

  const second = await desktop({ server: server.url });
  await second.messenger.openChat('Boris');
  await expect(second.messenger.bubble('From the desktop')).toBeVisible();
  await expect(second.messenger.bubble('From the browser')).toBeVisible();

  await second.page.evaluate(() => vestnik.window.close());
  await boris.send('While the window is away');
  const bodies = () => second.app.evaluate(() => recorder.notifications.map(({ body }) => body));
  await expect.poll(bodies).toContainEqual(expect.stringContaining('While the window is away'));
  await second.app.evaluate(() => recorder.notifications.at(-1)!.emit('click'));
  await expect(second.messenger.bubble('While the window is away')).toBeVisible();
});
