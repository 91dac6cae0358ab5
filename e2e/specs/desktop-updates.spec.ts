import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { signFeed } from '../../scripts/package/sign-feed.mjs';
import { expect, test } from '../support/desktop.ts';
import { startService } from '../support/server.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NEXT = 'vestnik-99.0.0-x64.AppImage';

/** A build of the app with a source of updates, in a folder of its own. */
function buildWithUpdates(folder: string, url: string, key: string): string {
  mkdirSync(path.join(folder, 'dist'), { recursive: true });
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...manifest, updates: { key } }),
  );
  for (const part of ['assets', 'dist/electron', 'dist/preload', 'dist/renderer'])
    symlinkSync(path.join(ROOT, part), path.join(folder, part));
  const feed = `provider: generic\nurl: ${url}\nupdaterCacheDirName: vestnik-updates\n`;
  writeFileSync(path.join(folder, 'dev-app-update.yml'), feed);
  return folder;
}

/** Offers the next version; its program says where it is told to that it ran. */
function offer(feed: string, secret: string | null): void {
  const program = '#!/bin/sh\n[ -z "$VESTNIK_RAN" ] || echo ran > "$VESTNIK_RAN"\n';
  writeFileSync(path.join(feed, NEXT), program);
  const sha512 = createHash('sha512').update(program).digest('base64');
  const file = `  - url: ${NEXT}\n    sha512: ${sha512}\n    size: ${program.length}\n`;
  const release = `version: 99.0.0\nfiles:\n${file}path: ${NEXT}\nsha512: ${sha512}\n`;
  writeFileSync(path.join(feed, 'latest-linux.yml'), release);
  if (secret) signFeed(feed, secret);
}

test('a newer version is taken when its maker signed it, and waits for what is being sent', async ({
  desktop,
  folder,
  person,
  server,
}) => {
  test.skip(
    process.platform !== 'linux',
    'the program that stands in for the next version is a script',
  );
  test.setTimeout(240_000);
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const feed = path.join(folder, 'feed');
  mkdirSync(feed);
  const host = await startService({
    dataDir: path.join(folder, 'feed-server'),
    env: { VESTNIK_UPDATES: feed },
  });
  const installed = path.join(folder, 'Vestnik.AppImage');
  const ran = path.join(folder, 'ran');
  writeFileSync(installed, 'the version before');
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const { app, page, messenger } = await desktop({
    app: buildWithUpdates(path.join(folder, 'app'), `${host.url}/updates`, key),
    server: server.url,
    env: { APPIMAGE: installed, XDG_CACHE_HOME: path.join(folder, 'cache'), VESTNIK_RAN: ran },
  });
  const { text } = messenger;
  await messenger.register({ name: 'Anna' });
  await messenger.openChatWith('@boris');
  const openAbout = async () => {
    await page.keyboard.press('ControlOrMeta+,');
    await page.getByRole('button', { name: text('settings:pages.about') }).click();
  };
  await openAbout();
  const check = page.getByRole('button', { name: text('settings:updates.check') });
  const status = page.getByRole('status');
  await expect(status.getByText(text('settings:updates.idle'))).toBeVisible();
  await check.click();
  await expect(status.getByText(text('settings:updates.failed.unreachable'))).toBeVisible();
  offer(feed, null);
  await check.click();
  await expect(status.getByText(text('settings:updates.failed.untrusted'))).toBeVisible();
  offer(feed, secret);
  appendFileSync(path.join(feed, NEXT), 'something else');
  await check.click();
  await expect(status.getByText(text('settings:updates.failed.unreachable'))).toBeVisible();
  offer(feed, secret);
  await check.click();
  const ready = text('settings:updates.ready', { version: '99.0.0' });
  await expect(status.getByText(ready, { exact: true })).toBeVisible();
  expect(readFileSync(installed, 'utf8')).toBe('the version before');

  await host.stop();
  await server.kill();
  await page.keyboard.press('Escape');
  await messenger.send('Not sent yet');
  await openAbout();
  await page
    .getByRole('main')
    .getByRole('button', { name: text('settings:updates.restart') })
    .click();
  await expect(status.getByText(text('settings:updates.waits_one', { count: '1' }))).toBeVisible();
  expect(existsSync(ran)).toBe(false);
  const closed = app.waitForEvent('close');
  await page.getByRole('button', { name: text('settings:updates.anyway') }).click();
  await closed;
  await expect.poll(() => existsSync(ran)).toBe(true);
  expect(readFileSync(installed)).toEqual(readFileSync(path.join(feed, NEXT)));
});

test('a build without a source of updates says so', async ({ desktop }) => {
  const { page } = await desktop();
  const state = await page.evaluate(() => vestnik.host!.updates.state());
  expect(state).toEqual({ channel: 'stable', automatic: false, phase: 'unavailable' });
});
