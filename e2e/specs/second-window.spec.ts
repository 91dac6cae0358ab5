import { Messenger } from '../pages/messenger.ts';
import { expect, test } from '../support/fixtures.ts';

test('one window has the messages; another one takes them over', async ({ person, server }) => {
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const tomas = await person();
  await tomas.register({ name: 'Tomás', handle: 'tomas' });
  await tomas.openChatWith('@anna');
  await tomas.send('before');
  await expect(anna.chat('Tomás')).toContainText('before');

  const second = new Messenger(await anna.page.context().newPage());
  await second.page.goto(server.url);
  const inUse = { name: second.text('app:fatal.inUse.title') };
  await expect(second.page.getByRole('heading', inUse)).toBeVisible();

  await second.page.getByRole('button', { name: second.text('app:fatal.inUse.action') }).click();
  await second.openChat('Tomás');
  await expect(anna.page.getByRole('heading', inUse)).toBeVisible();
  await tomas.send('after');
  await expect(second.bubble('after')).toBeVisible();
  expect(await second.bubbles()).toEqual(['before', 'after']);

  await test.step('and back', async () => {
    await anna.page.getByRole('button', { name: anna.text('app:fatal.inUse.action') }).click();
    await anna.openChat('Tomás');
    await anna.send('again here');
    await anna.expectTick('again here', 'delivered');
  });
});
