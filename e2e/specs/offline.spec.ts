import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { startService } from '../support/server.ts';

test('messages written offline wait on the device and go out by themselves', async ({
  person,
  server,
  folder,
}) => {
  const anna = await person();
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await anna.openChatWith('@boris');
  await anna.send('before the break');
  await anna.expectTick('before the break', 'delivered');

  await server.kill();
  await expect(anna.page.getByText(anna.text('app:connection.offline'))).toBeVisible();
  const complete = anna.text('app:connection.completeUpTo', { time: 'T' }).split('T')[0]!;
  await expect(anna.page.getByText(complete)).toBeVisible();
  await anna.send('written offline, one');
  await anna.send('written offline, two');
  await anna.expectTick('written offline, one', 'waiting');
  await anna.expectTick('written offline, two', 'waiting');

  await test.step('they outlive a restart of the app', async () => {
    const restarted = await startService({
      dataDir: path.join(folder, 'server'),
      port: server.port,
    });
    await anna.page.reload();
    await boris.openChat('Anna');
    await expect(boris.bubble('written offline, two')).toBeVisible();
    expect(await boris.bubbles()).toEqual([
      'before the break',
      'written offline, one',
      'written offline, two',
    ]);
    await anna.openChat('Boris');
    await anna.expectTick('written offline, two', 'read');
    await restarted.stop();
  });
});
