import { type ChildProcess, spawn } from 'node:child_process';
import { Cdp } from './cdp.ts';

export interface Chromium {
  process: ChildProcess;
  cdp: Cdp;
  /** Where test runners connect. */
  url: string;
}

/** Starts Chromium and connects to it. It ends with this process at the latest. */
export async function launchChromium(flags: string[]): Promise<Chromium> {
  const child = spawn(process.env['VESTNIK_CHROMIUM'] ?? '/usr/bin/chromium', flags, {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      log += text;
      const found = /DevTools listening on (ws:\S+)/.exec(log)?.[1];
      if (found) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}\n${log}`)));
  });
  return { process: child, cdp: await Cdp.connect(url), url };
}
