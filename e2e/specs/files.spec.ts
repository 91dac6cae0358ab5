import { createHash, randomBytes } from 'node:crypto';
import { Files, type GivenFile, saveAsDownload } from '../pages/files.ts';
import { picture } from '../support/pictures.ts';
import { silence } from '../support/sounds.ts';
import type { Messenger } from '../pages/messenger.ts';
import { type Fixtures, expect, test } from '../support/fixtures.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const microphone = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...microphone] });
  },
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const photo = (name: string, hue: [number, number, number]): GivenFile => ({
  name,
  mimeType: 'image/png',
  buffer: picture(640, 420, hue, 'taken at 55.7558 37.6173'),
});
const plain = (name: string, bytes: number, mimeType = 'application/octet-stream'): GivenFile => ({
  name,
  mimeType,
  buffer: randomBytes(bytes),
});

async function pair(person: Fixtures['person']): Promise<[Messenger, Messenger]> {
  const anna = await person();
  const boris = await person();
  for (const { page } of [anna, boris]) await page.addInitScript(saveAsDownload);
  for (const { page } of [anna, boris]) await page.reload();
  await anna.register({ name: 'Anna', handle: 'anna' });
  await boris.register({ name: 'Boris', handle: 'boris' });
  await anna.openChatWith('@boris');
  await anna.send('hello');
  await boris.openChat('Anna');
  return [anna, boris];
}

test('five mixed files arrive as they were; photos show, an album opens', async ({ person }) => {
  const [anna, boris] = await pair(person);
  const sent = [
    photo('morning.png', [240, 160, 90]),
    photo('evening.png', [90, 110, 220]),
    plain('Drawings_of_the_eastern_facade_with_all_sections_v7.pdf', 300_000, 'application/pdf'),
    plain('data.bin', 1_500_000),
    plain('installer.exe', 4_000),
  ];
  await new Files(anna).drop(sent);
  await expect(anna.page.getByRole('dialog').getByRole('listitem')).toHaveCount(5);
  await new Files(anna).send('East side this morning');
  await anna.expectTick('East side', 'read');

  const files = new Files(boris);
  await expect(boris.bubble('East side this morning')).toBeVisible();
  await test.step('photos are made smaller and carry no metadata', async () => {
    const tile = files.button('open', 'morning.webp');
    await expect(tile.locator('img[src^="blob:"]')).toBeVisible();
    await tile.click();
    const viewer = boris.page.locator('[data-viewer]');
    await expect(viewer.getByRole('img', { name: 'morning.webp' })).toBeVisible();
    await boris.page.keyboard.press('ArrowRight');
    await expect(viewer.getByRole('img', { name: 'evening.webp' })).toBeVisible();
    const [download] = await Promise.all([
      boris.page.waitForEvent('download'),
      viewer
        .getByRole('button', { name: boris.text('files:action.save', { name: 'evening.webp' }) })
        .click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).includes('taken at')).toBe(false);
    await boris.page.keyboard.press('Escape');
    await expect(viewer).toBeHidden();
  });
  for (const { name, buffer } of sent.slice(2, 4)) {
    expect(sha256(await files.save(name))).toBe(sha256(buffer));
  }
  await test.step('what could run asks first', async () => {
    await files.button('download', 'installer.exe').click();
    await files.button('save', 'installer.exe').click();
    const dialog = boris.page.getByRole('dialog', { name: boris.text('files:executable.title') });
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: boris.text('common:cancel') }).click();
    await expect(dialog).toBeHidden();
  });
  await expect(boris.chat('Anna')).toContainText('East side this morning');
});

test('a pasted picture goes as it is when nothing is to be compressed', async ({ person }) => {
  const [anna, boris] = await pair(person);
  const original = photo('screenshot.png', [60, 180, 140]);
  await new Files(anna).paste([original]);
  await anna.page.getByRole('switch').click();
  await new Files(anna).send();
  await expect(anna.chat('Boris')).toContainText('screenshot.png');
  expect(sha256(await new Files(boris).save('screenshot.png'))).toBe(sha256(original.buffer));
});

test('files survive a reload on both sides', async ({ person }) => {
  const [anna, boris] = await pair(person);
  const file = plain('notes.txt', 200_000, 'text/plain');
  await new Files(anna).dropOnChat('Boris', [file]);
  await new Files(anna).send('notes');
  await expect(boris.bubble('notes')).toBeVisible();
  await new Files(boris).save('notes.txt');
  for (const someone of [anna, boris]) {
    await someone.page.reload();
    await someone.openChat(someone === anna ? 'Boris' : 'Anna');
    expect(sha256(await new Files(someone).save('notes.txt'))).toBe(sha256(file.buffer));
  }
});

test('a voice message is recorded, sent and played', async ({ person }) => {
  const [anna, boris] = await pair(person);
  const press = (someone: Messenger, key: string) =>
    someone.page.getByRole('button', { name: someone.text(key), exact: true }).click();
  await press(anna, 'files:record.start');
  await expect(anna.page.getByRole('timer')).toHaveText('0:02', { timeout: 20_000 });
  await press(anna, 'files:record.pause');
  await press(anna, 'files:record.resume');
  await press(anna, 'files:record.send');
  await expect(anna.composer).toBeFocused();
  await expect(boris.chat('Anna')).toContainText(boris.text('files:voice'));
  const voice = boris.text('files:voice');
  const mark = (someone: Messenger, key: string) =>
    someone.page.getByRole('log').getByRole('img', { name: someone.text(key), exact: true });
  await expect(mark(anna, 'files:heard.no')).toBeVisible();
  await boris.page
    .getByRole('log')
    .getByRole('button', { name: boris.text('files:action.play', { name: voice }), exact: true })
    .click();
  await expect(mark(boris, 'files:heard.yes')).toBeVisible();
  await expect(mark(anna, 'files:heard.yes')).toBeVisible();
});

test('music plays on while somebody moves about', async ({ person }) => {
  const [anna, boris] = await pair(person);
  const songs = ['first.wav', 'second.wav'].map((name) => ({
    name,
    mimeType: 'audio/wav',
    buffer: silence(90),
  }));
  await new Files(anna).choose(songs);
  await new Files(anna).send();
  await new Files(boris).button('play', 'first.wav').first().click();
  const player = boris.page.getByRole('region', { name: boris.text('files:player.title') });
  await expect(player).toContainText('first.wav');
  await expect(player.getByRole('slider')).not.toHaveValue('0');
  const speed = player.getByRole('button', { name: boris.text('files:action.speed') });
  await speed.click();
  await expect(speed).toHaveText('1.25×');
  await boris.page.keyboard.press('Control+,');
  await expect(boris.composer).toBeHidden();
  await player.getByRole('button', { name: boris.text('files:player.next') }).click();
  await expect(player).toContainText('second.wav');
  await player
    .getByRole('button', { name: boris.text('files:player.show', { name: 'second.wav' }) })
    .click();
  await expect(boris.composer).toBeVisible();
  await player.getByRole('button', { name: boris.text('files:player.close') }).click();
  await expect(player).toBeHidden();
});
