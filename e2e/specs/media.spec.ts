import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Files, saveAsDownload } from '../pages/files.ts';
import { filmWithGap } from '../support/films.ts';
import { expect, test } from '../support/fixtures.ts';
import { picture } from '../support/pictures.ts';
import { startService } from '../support/server.ts';
import { startSlowProxy } from '../support/slow-proxy.ts';
import { unzip } from '../support/unzip.ts';

test.setTimeout(120_000);

const MEGABYTE = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a drop of files and a folder arrives; the folder opens, one file and the whole are saved', async ({
  person,
  folder,
}) => {
  const disk = path.join(folder, 'disk');
  const contents = new Map<string, Buffer>();
  const put = (name: string, bytes: Buffer) => {
    mkdirSync(path.dirname(path.join(disk, name)), { recursive: true });
    writeFileSync(path.join(disk, name), bytes);
    contents.set(name, bytes);
  };
  put('photo.png', picture(320, 200, [240, 160, 90]));
  put('clip.mp4', filmWithGap(4096));
  put('notes.txt', Buffer.from('hello'));
  put('table.csv', Buffer.from('a,b\n1,2\n'));
  put('data.bin', randomBytes(300_000));
  put('Trip/plan.txt', Buffer.from('the plan'));
  put('Trip/.hidden', Buffer.from('dots stay'));
  put('Trip/days/one/map.bin', randomBytes(700_000));
  mkdirSync(path.join(disk, 'Trip/later'));

  const anna = await person();
  const boris = await person();
  for (const { page } of [anna, boris]) await page.addInitScript(saveAsDownload);
  for (const { page } of [anna, boris]) await page.reload();
  await anna.register({ name: 'Anna', handle: 'anna' });
  await boris.register({ name: 'Boris', handle: 'boris' });
  await anna.openChatWith('@boris');
  await anna.send('hello');
  await boris.openChat('Anna');

  const top = ['photo.png', 'clip.mp4', 'notes.txt', 'table.csv', 'data.bin', 'Trip'];
  await new Files(anna).dropFromDisk(top.map((name) => path.join(disk, name)));
  await expect(new Files(anna).dialog.getByRole('listitem')).toHaveCount(6);
  await new Files(anna).send('everything of the trip');
  await expect(boris.bubble('everything of the trip')).toBeVisible();

  const files = new Files(boris);
  await files.button('open', 'Trip').click();
  const dialog = boris.page.getByRole('dialog', { name: 'Trip' });
  const row = (name: string) => dialog.getByRole('listitem').filter({ hasText: name });
  await expect(dialog.getByRole('listitem')).toHaveText([/days/, /later/, /hidden/, /plan/]);
  const save = (name: string) =>
    dialog.getByRole('button', { name: boris.text('files:action.save', { name }), exact: true });
  await row('days').getByRole('button').click();
  await row('one').getByRole('button').click();
  const map = await files.downloadedBy(save('map.bin'));
  expect(sha256(map)).toBe(sha256(contents.get('Trip/days/one/map.bin')!));
  const saveAll = dialog.getByRole('button', { name: boris.text('files:folder.save') });
  const tree = unzip(await files.downloadedBy(saveAll));
  expect(Object.keys(tree).toSorted()).toEqual([
    '.hidden',
    'days/one/map.bin',
    'later/',
    'plan.txt',
  ]);
  for (const [name, bytes] of Object.entries(tree)) {
    if (!name.endsWith('/')) expect(sha256(bytes)).toBe(sha256(contents.get(`Trip/${name}`)!));
  }
  await boris.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(sha256(await files.save('data.bin'))).toBe(sha256(contents.get('data.bin')!));

  await test.step('a text is read without being saved', async () => {
    await files.button('preview', 'notes.txt').click();
    await expect(boris.page.getByRole('dialog')).toContainText('hello');
    await boris.page.keyboard.press('Escape');
  });
  await test.step('the gallery finds by name and leads to the picture', async () => {
    await boris.page.getByRole('button', { name: boris.text('common:more') }).click();
    await boris.page.getByRole('menuitem', { name: boris.text('files:gallery.title') }).click();
    const gallery = boris.page.getByRole('dialog', { name: boris.text('files:gallery.title') });
    await gallery.getByText(boris.text('files:gallery.files'), { exact: true }).click();
    await gallery.getByLabel(boris.text('files:gallery.search')).fill('TABLE');
    await expect(gallery).toContainText('table.csv');
    await gallery.getByText(boris.text('files:gallery.media'), { exact: true }).click();
    await gallery.getByLabel(boris.text('files:gallery.search')).fill('');
    const open = boris.text('files:action.open', { name: 'clip.mp4' });
    await gallery.getByRole('button', { name: open }).click();
    const viewer = boris.page.locator('[data-viewer]');
    await expect(viewer).toContainText('clip.mp4');
    await boris.page.keyboard.press('Escape');
    await expect(viewer).toBeHidden();
  });
});

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
