import { INFO_SWITCH } from '#contract/platform/ipc.ts';
import { expect, test } from '../support/desktop.ts';

test('the policy keeps foreign, inline and evaluated code out', async ({ desktop }) => {
  const { page } = await desktop();
  await page.evaluate(() => {
    const directives: string[] = [];
    Object.assign(globalThis, { directives });
    addEventListener('securitypolicyviolation', (event) =>
      directives.push(event.effectiveDirective),
    );
    const image = new Image();
    image.src = 'https://example.org/pixel.png';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(frame);
    void fetch('http://example.org/').catch(() => {});
  });
  await expect
    .poll(() => page.evaluate(() => Reflect.get(globalThis, 'directives')))
    .toEqual(expect.arrayContaining(['img-src', 'frame-src', 'connect-src']));
  await page.evaluate(() => {
    const inline = document.createElement('script');
    inline.append('globalThis.stolen = true');
    document.body.append(inline);
  });
  const refusals = await page.evaluate(() => {
    const attempts = [
      () => (document.createElement('script').textContent = 'globalThis.stolen = true'),
      () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
      () => new Worker('https://example.org/worker.js'),
    ];
    return attempts.map((attempt) => {
      try {
        attempt();
        return 'allowed';
      } catch (error) {
        return (error as Error).name;
      }
    });
  });
  expect(refusals).toEqual(['TypeError', 'TypeError', 'TypeError']);
  expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false);
  // Trusted Types alone would have kept them out: without them the policy still does.
  await page.evaluate(() => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): void };
    };
    trustedTypes.createPolicy('default', { createScript: (code: string) => code });
    const inline = document.createElement('script');
    inline.append('globalThis.stolen = true');
    document.body.append(inline);
  });
  expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false);
});

test('the page stays on our interface', async ({ desktop }) => {
  const { app, page, window } = await desktop();
  await window.evaluate((win) => {
    const answers: [string, boolean][] = [];
    Object.assign(globalThis, { answers });
    win.webContents.on('will-navigate', (event) =>
      answers.push([event.url, event.defaultPrevented]),
    );
  });
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  const answers = () => app.evaluate(() => Reflect.get(globalThis, 'answers'));
  await expect.poll(answers).toEqual([['https://example.org/', true]]);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/other';
    document.body.append(link);
    link.click();
  });
  await expect.poll(answers).toHaveLength(2);
  expect(await answers()).toContainEqual(['https://example.org/other', true]);
  expect(await window.evaluate((win) => win.webContents.getURL())).toBe('app://vestnik/');
  expect(await app.evaluate(() => recorder.opened)).toEqual([]);
});

test('new windows are refused; https links go to the browser, others nowhere', async ({
  desktop,
}) => {
  const { app, page } = await desktop();
  await page.evaluate(() => {
    for (const url of ['https://example.org/a', 'http://example.org/b', 'file:///etc/passwd'])
      window.open(url, '_blank', 'noopener');
  });
  await expect.poll(() => app.evaluate(() => recorder.opened)).toEqual(['https://example.org/a']);
  await expect.poll(() => app.windows().length).toBe(1);
  expect(await page.evaluate(() => vestnik.links.openExternal('https://example.org/c'))).toBe(true);
  expect(await page.evaluate(() => vestnik.links.openExternal('file:///etc/passwd'))).toBe(false);
  expect(await app.evaluate(() => recorder.opened)).toEqual([
    'https://example.org/a',
    'https://example.org/c',
  ]);
});

test('requests with wrong arguments are refused', async ({ desktop }) => {
  const { page } = await desktop();
  const refusals = await page.evaluate(async () => {
    const wrong = [
      () => vestnik.badge.set(-1),
      () => vestnik.badge.set('3' as unknown as number),
      () => vestnik.theme.set('pink' as 'dark'),
      () => vestnik.notifications.show({ chatId: 'a' } as never),
    ];
    return Promise.all(wrong.map((call) => call().then(String, (error: Error) => error.message)));
  });
  for (const refusal of refusals) expect(refusal).toContain('bad arguments');
});

test('permissions that nobody needs are denied', async ({ desktop }) => {
  const { app, page } = await desktop();
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'];
    const query = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return Promise.all(names.map(query));
  });
  // Voice messages need the microphone.
  expect(states).toEqual(['denied', 'denied', 'denied', 'granted', 'denied']);

  /** What the host answers when a page asks for something, and when Chromium looks it up. */
  const answers = (permission: string, url: string, media: 'audio' | 'video') =>
    app.evaluate(
      async ({ BrowserWindow }, [name, requestingUrl, mediaType]) => {
        const { request, check } = recorder.permissions;
        const contents = BrowserWindow.getAllWindows()[0]!.webContents;
        const wanted = name as Parameters<NonNullable<typeof request>>[1];
        const details = { requestingUrl, isMainFrame: true, mediaType, mediaTypes: [mediaType] };
        const asked = await new Promise((answer) =>
          request!(contents, wanted, answer, details as Electron.MediaAccessPermissionRequest),
        );
        return [asked, check!(contents, wanted, requestingUrl, details)];
      },
      [permission, url, media] as const,
    );
  const own = 'app://vestnik/';
  expect(await answers('media', own, 'audio')).toEqual([true, true]);
  expect(await answers('media', own, 'video')).toEqual([false, false]);
  expect(await answers('media', 'https://example.org/', 'audio')).toEqual([false, false]);
  for (const name of ['geolocation', 'notifications', 'midi', 'clipboard-read', 'openExternal'])
    expect(await answers(name, own, 'audio'), name).toEqual([false, false]);
  const device = { deviceType: 'usb', origin: own, device: {} };
  expect(
    await app.evaluate(
      (_electron, details) => recorder.permissions.device!(details as never),
      device,
    ),
  ).toBe(false);
});

test('a page of another origin is not answered', async ({ desktop }) => {
  const { app, page } = await desktop();
  const info = await page.evaluate(() => vestnik.info);
  const opened = app.waitForEvent('window');
  await app.evaluate(
    ({ app: main, BrowserWindow }, argument) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${main.getAppPath()}/dist/preload/index.cjs`,
          additionalArguments: [argument],
          contextIsolation: true,
          sandbox: true,
        },
      });
      void stranger.loadURL('data:text/html,<title>stranger</title>');
    },
    `${INFO_SWITCH}${JSON.stringify(info)}`,
  );
  const stranger = await opened;
  await expect(stranger).toHaveTitle('stranger');
  const refusal = await stranger.evaluate(() =>
    vestnik.badge.set(3).then(
      () => 'answered',
      (error: Error) => error.message,
    ),
  );
  expect(refusal).toContain('untrusted sender');
});
