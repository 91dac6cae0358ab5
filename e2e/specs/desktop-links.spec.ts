import { expect, test } from '../support/desktop.ts';

test('links open a person and a chat, in a running app and at its start', async ({
  desktop,
  person,
  server,
}) => {
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const first = await desktop({ server: server.url });
  const { app, page, messenger } = first;
  await messenger.register({ name: 'Anna', handle: 'anna' });
  const open = (url: string) =>
    app.evaluate(
      ({ app: main }, link) => main.emit('second-instance', {}, ['vestnik', link], ''),
      url,
    );

  await open('vestnik://user/@boris');
  const dialog = page.getByRole('dialog', { name: messenger.text('people:title') });
  const field = dialog.getByLabel(messenger.text('people:field'));
  await expect(field).toHaveValue('@boris');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await open('vestnik://chat/0190a1b2-0000-7000-8000-000000000001');
  await expect(page.getByText(messenger.text('app:unknownChat'))).toBeVisible();

  await messenger.openChatWith('@boris');
  await messenger.send('Hello');
  await expect(messenger.bubble('Hello')).toBeVisible();
  await boris.openChat('Anna');
  await boris.send('Answer');
  await expect(messenger.bubble('Answer')).toBeVisible();

  const row = await messenger.chat('Boris').getAttribute('id');
  const chat = `vestnik://chat/${/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(row ?? '')![0]}`;
  await page.keyboard.press('ControlOrMeta+,');
  await expect(messenger.composer).toBeHidden();
  await open(chat);
  await expect(messenger.bubble('Answer')).toBeVisible();
  await app.close();

  const second = await desktop({ server: server.url, args: [chat] });
  await expect(second.messenger.bubble('Answer')).toBeVisible();
});

test('what a notification shows and does, and when there is none', async ({
  desktop,
  person,
  server,
}) => {
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const { app, page, messenger } = await desktop({ server: server.url });
  await messenger.register({ name: 'Anna', handle: 'anna' });
  await boris.openChatWith('@anna');
  await boris.send('one');
  await messenger.openChat('Boris');
  await expect(messenger.bubble('one')).toBeVisible();
  const settings = async (...choices: string[]) => {
    await page.keyboard.press('ControlOrMeta+,');
    await page
      .getByRole('button', { name: messenger.text('settings:pages.notifications') })
      .click();
    for (const choice of choices)
      await page.getByText(messenger.text(choice), { exact: true }).click();
  };
  const last = () =>
    app.evaluate(() => {
      const { title, body, silent } = recorder.notifications.at(-1) ?? {};
      return { title, body, silent };
    });

  await settings('settings:notifications.name');
  await page.getByRole('switch', { name: messenger.text('settings:notifications.sound') }).click();
  await boris.send('two');
  await expect
    .poll(last)
    .toEqual({ title: 'Boris', body: messenger.text('app:newMessage'), silent: true });

  await page.getByText(messenger.text('settings:notifications.none'), { exact: true }).click();
  await boris.send('three');
  await expect.poll(async () => (await last()).title).toBe('Vestnik');

  await app.evaluate(() =>
    recorder.notifications.at(-1)!.emit('reply', { reply: 'From the notification' }),
  );
  await expect(boris.bubble('From the notification')).toBeVisible();

  await page.getByRole('switch', { name: messenger.text('settings:quiet.now') }).click();
  const count = () => app.evaluate(() => recorder.notifications.length);
  const before = await count();
  await boris.send('four');
  await expect.poll(() => app.evaluate(({ app: main }) => main.getBadgeCount())).toBe(1);
  expect(await count()).toBe(before);
});
