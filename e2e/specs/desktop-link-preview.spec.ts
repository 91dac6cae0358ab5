import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CERTIFICATE, KEY } from '../../electron/link-previews/testing/certificate.ts';
import { type Desktop, expect, test } from '../support/desktop.ts';
import { picture } from '../support/pictures.ts';

test.describe.configure({ timeout: 180_000 });

/**
 * Bends the way to *.example: its name has a public address, and whoever connects there reaches this
 * machine. All that the app checks is left as it is.
 */
const bend = ({ app }: Desktop, port: number) =>
  app.evaluate((_electron, to) => {
    const dns = process.getBuiltinModule('node:dns');
    const { Socket } = process.getBuiltinModule('node:net');
    const { lookup } = dns;
    const named = (name: unknown) => typeof name === 'string' && name.endsWith('.example');
    dns.lookup = ((name: string, ...rest: unknown[]) => {
      const done = rest.at(-1) as (error: null, found: object[]) => void;
      if (named(name)) return done(null, [{ address: '93.184.215.14', family: 4 }]);
      return (lookup as (...args: unknown[]) => void)(name, ...rest);
    }) as typeof dns.lookup;
    const { connect } = Socket.prototype;
    Socket.prototype.connect = function bent(this: InstanceType<typeof Socket>, ...args: never[]) {
      const [first] = args as unknown[];
      const options = (Array.isArray(first) ? first[0] : first) as Record<string, unknown>;
      if (named(options?.['host'])) {
        const ask = options['lookup'] as (...asked: unknown[]) => void;
        const home = { address: '127.0.0.1', family: 4 };
        options['port'] = to;
        options['lookup'] = (
          name: string,
          wanted: { all?: boolean },
          done: (...answer: unknown[]) => void,
        ) =>
          ask(name, wanted, (error: unknown) => {
            if (error) done(error, '', 0);
            else if (wanted.all) done(null, [home]);
            else done(null, home.address, home.family);
          });
      }
      return (connect as (...all: unknown[]) => typeof this).apply(this, args);
    } as typeof connect;
  }, port);

test('a link is looked up by its sender alone, once previews are turned on', async ({
  desktop,
  folder,
  person,
  server,
}) => {
  const asked: string[] = [];
  const site = createServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/p.png') {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(picture(640, 480, [200, 90, 40]));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      '<title>A garden in June</title><meta name="description" content="What to sow now">' +
        '<meta property="og:image" content="/p.png">',
    );
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const authority = path.join(folder, 'authority.pem');
  writeFileSync(authority, CERTIFICATE);
  const running = await desktop({ server: server.url, env: { NODE_EXTRA_CA_CERTS: authority } });
  await bend(running, (site.address() as AddressInfo).port);
  const anna = running.messenger;
  const { page, text } = anna;
  await anna.register({ name: 'Anna', handle: 'anna' });
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  await anna.openChatWith('@boris');
  await anna.send('first https://page.example/garden');
  expect(asked).toEqual([]);

  await page.keyboard.press('Control+,');
  await page.getByText(text('settings:pages.privacy'), { exact: true }).first().click();
  await page.getByRole('switch', { name: text('settings:linkPreviews.switch') }).click();
  await page.keyboard.press('Escape');
  await anna.openChat('Boris');
  await anna.composer.fill('second https://page.example/garden');
  const strip = page.getByRole('group', { name: text('messages:linkPreview.strip') });
  await expect(strip).toContainText('A garden in June');
  await anna.composer.press('Enter');
  await expect(strip).toBeHidden();
  const card = boris.bubble('second').getByRole('link', { name: /A garden in June/ });
  await boris.openChat('Anna');
  await expect(card).toContainText('What to sow now');
  await expect(card.getByRole('presentation')).toBeVisible();
  expect(asked).toEqual(['/garden', '/p.png']);

  await anna.composer.fill('third https://page.example/garden');
  await strip.getByRole('button', { name: text('messages:linkPreview.remove') }).click();
  await expect(strip).toBeHidden();
  await anna.composer.press('Enter');
  await expect(boris.bubble('third')).toBeVisible();
  await expect(boris.bubble('third')).not.toContainText('A garden');
  site.close();
});
