import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Files } from '../pages/files.ts';
import { Messenger } from '../pages/messenger.ts';
import { filmWithGap } from '../support/films.ts';
import { filesWithText, hasText } from '../support/find-text.ts';
import { expect, test } from '../support/fixtures.ts';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import { startService } from '../support/server.ts';

const canary = (kind: string) => `canary-${kind}-${randomUUID()}-канарейка`;

/** What a person writes, and a planted text that nobody seals: the search must find it everywhere. */
const written = {
  message: canary('message'),
  film: canary('film'),
  draft: canary('draft'),
  name: canary('name'),
  fileContent: canary('content'),
  fileName: canary('file'),
  caption: canary('caption'),
};
const planted = canary('planted');

test('nothing that is written can be read on the server, the wire, the disk or in logs', async ({
  folder,
  launchOptions,
}) => {
  test.setTimeout(120_000);
  const logFile = path.join(folder, 'server.log');
  const dataDir = path.join(folder, 'server');
  let target = '';
  const proxy = await startRecordingProxy(() => target);
  const server = await startService({
    dataDir,
    logFile,
    env: { VESTNIK_ORIGIN: proxy.url, VESTNIK_LOG_LEVEL: 'trace' },
  });
  target = server.url;
  const profiles = ['anna', 'boris'].map((name) => path.join(folder, 'profiles', name));
  const contexts = await Promise.all(
    profiles.map((profile) => chromium.launchPersistentContext(profile, launchOptions)),
  );
  const [anna, boris] = await Promise.all(
    contexts.map(async (context) => {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(proxy.url);
      return new Messenger(page);
    }),
  );
  await anna!.register({ name: written.name.slice(0, 64), handle: 'anna' });
  await boris!.register({ name: 'Boris', handle: 'boris' });
  await anna!.openChatWith('@boris');
  await anna!.send(written.message);
  await boris!.openChat(written.name.slice(0, 64));
  await expect(boris!.bubble(written.message)).toBeVisible();
  await boris!.composer.fill(written.draft);
  await anna!.expectTick(written.message, 'read');
  await test.step('a file is sent and fetched', async () => {
    const buffer = Buffer.from(`${written.fileContent}\n`.repeat(2000));
    const name = `${written.fileName}.txt`;
    await new Files(anna!).choose([{ name, mimeType: 'text/plain', buffer }]);
    await new Files(anna!).send(written.caption);
    await expect(boris!.bubble(written.caption)).toBeVisible();
    await new Files(boris!).button('download', name).click();
    await expect(new Files(boris!).button('save', name)).toBeVisible();
  });
  await test.step('a film plays by stretches', async () => {
    const gap = 256 * 1024;
    const buffer = filmWithGap(gap, Buffer.alloc(gap - 8, written.film));
    await new Files(anna!).choose([{ name: 'film.mp4', mimeType: 'video/mp4', buffer }]);
    await new Files(anna!).send();
    await new Files(boris!).button('open', 'film.mp4').click();
    const player = boris!.page.locator('[data-viewer] video');
    await player.evaluate((video: HTMLVideoElement) => (video.currentTime = 15));
    const time = () => player.evaluate((video: HTMLVideoElement) => video.currentTime);
    await expect.poll(time).toBeGreaterThan(15);
    await boris!.page.keyboard.press('Escape');
  });
  await plant(anna!);
  await boris!.page.waitForTimeout(1500);
  await Promise.all(contexts.map((context) => context.close()));
  await server.stop();
  await proxy.close();

  const wire = Buffer.concat(proxy.captured());
  await test.step('the search finds what is not sealed', async () => {
    expect(filesWithText(profiles[0]!, planted).length).toBeGreaterThan(0);
    expect(hasText(wire, planted)).toBe(true);
    expect(filesWithText(dataDir, 'boris').length).toBeGreaterThan(0);
    expect(readFileSync(logFile).byteLength).toBeGreaterThan(0);
  });
  // The search index holds words by themselves: the last group of a UUID is one.
  const words = Object.values(written).map((one) => /-([0-9a-f]{12})-/.exec(one)![1]!);
  for (const text of [...Object.values(written).map((one) => one.slice(0, 64)), ...words]) {
    expect(hasText(wire, text)).toBe(false);
    expect(filesWithText(folder, text)).toEqual([]);
  }
});

/** Stores a text unsealed beside the app's own data and sends it through the wire in clear. */
async function plant(person: Messenger): Promise<void> {
  await person.page.evaluate(
    (text) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('planted', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('texts', 'readwrite');
          writing.objectStore('texts').put({ text }, 'one');
          writing.oncomplete = () => resolve();
        };
      }),
    planted,
  );
  await person.page.evaluate(
    (text) =>
      fetch('/api/v1/info', { method: 'POST', body: JSON.stringify({ text }) }).then(() => {}),
    planted,
  );
}
