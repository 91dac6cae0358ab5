import path from 'node:path';
import { Files } from '../pages/files.ts';
import { filmWithGap } from '../support/films.ts';
import { expect, test } from '../support/fixtures.ts';
import { startService } from '../support/server.ts';
import { startSlowProxy } from '../support/slow-proxy.ts';

const MEGABYTE = 1024 * 1024;

test('a film plays and jumps before it is here', async ({ person, folder }) => {
  let port = 0;
  const line = await startSlowProxy(() => port);
  const server = await startService({
    dataDir: path.join(folder, 'slow'),
    env: { VESTNIK_ORIGIN: line.url },
  });
  ({ port } = server);
  const anna = await person({ url: line.url });
  const boris = await person({ url: line.url });
  await anna.register({ name: 'Anna', handle: 'anna' });
  await boris.register({ name: 'Boris', handle: 'boris' });
  await anna.openChatWith('@boris');
  await anna.send('hello');
  await boris.openChat('Anna');

  const film = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: filmWithGap(8 * MEGABYTE) };
  await new Files(anna).choose([film]);
  await new Files(anna).send('the whole afternoon');
  await expect(boris.bubble('the whole afternoon')).toBeVisible();
  line.setRate(MEGABYTE / 3);
  await new Files(boris).button('open', 'holiday.mp4').click();
  const player = boris.page.locator('[data-viewer] video');
  const state = () =>
    player.evaluate((video: HTMLVideoElement) => ({
      duration: Math.round(video.duration),
      time: video.currentTime,
      seeking: video.seeking,
      ready: video.readyState,
    }));
  await expect.poll(async () => (await state()).duration).toBe(20);
  await expect.poll(async () => (await state()).time).toBeGreaterThan(0);
  await player.evaluate((video: HTMLVideoElement) => (video.currentTime = 17));
  await expect
    .poll(async () => {
      const { time, seeking, ready } = await state();
      return time > 17 && !seeking && ready >= 2;
    })
    .toBe(true);
  // Its second half has played while most of the first is still on its way.
  const underway = boris.page
    .locator('[data-viewer] ~ *, #root')
    .getByLabel(boris.text('files:action.pause', { name: 'holiday.mp4' }));
  await expect(underway).toBeAttached();
  await test.step('it leaves for a window of its own', async () => {
    await boris.page.getByRole('button', { name: boris.text('files:viewer.window') }).click();
    await expect(player).not.toBeAttached();
  });
  line.setRate(Infinity);
  await expect(underway).not.toBeAttached({ timeout: 30_000 });
  await line.close();
  await server.stop();
});
