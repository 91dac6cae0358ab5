import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A screen, a session bus and a notification daemon, all of their own. */
export interface NotificationDesktop {
  /** What programs of this desktop have in their environment. */
  env: Record<string, string>;
  /** `title|text` of all that were shown, as the daemon understood them, the oldest first. */
  received(): string[];
  /** Notifications on the screen. */
  displayed(): number;
  /** Those that the daemon holds back while nobody is to be disturbed. */
  waiting(): number;
  doNotDisturb(on: boolean): void;
  closeAll(): void;
  /** Clicks the notifications' top with a button of the mouse: 1 is the left, 3 the right one. */
  click(button: 1 | 3): void;
  /** Writes a PNG of the whole screen. */
  screenshot(file: string): void;
  close(): Promise<void>;
}

/** A left click acts, a right one opens the menu of actions; every notification runs the log. */
const dunstConfiguration = (menu: string, log: string) => `[global]
width = 360
height = 200
origin = top-right
offset = 24x24
font = DejaVu Sans 11
markup = full
show_indicators = no
format = "<b>%s</b>\\n%b"
mouse_left_click = do_action, close_current
mouse_right_click = context
dmenu = ${menu}
timeout = 0
[log]
summary = "*"
script = ${log}
[urgency_normal]
timeout = 0
background = "#ffffff"
foreground = "#10201f"
frame_color = "#0b7a75"
`;

/** Starts the desktop; `choice` is what is picked in a notification's menu. */
export async function startNotificationDesktop(
  folder: string,
  choice: string,
): Promise<NotificationDesktop> {
  const running: ChildProcess[] = [];
  const begin = (program: string, args: string[], env: Record<string, string>) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    });
    running.push(child);
    return child;
  };

  const screen = begin('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24'], {});
  const display = `:${await firstLine(screen.stdio[3] as Readable)}`;
  const bus = begin('dbus-daemon', ['--session', '--nofork', '--print-address'], {});
  const address = await firstLine(bus.stdout!);
  const env = { DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: address };

  const script = (name: string, command: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
    return file;
  };
  const log = path.join(folder, 'notifications.log');
  writeFileSync(log, '');
  const menu = script('menu', `exec grep -m1 -F '${choice}'`);
  const write = script('log', `printf '%s|%s\\n' "$DUNST_SUMMARY" "$DUNST_BODY" >> '${log}'`);
  const configuration = path.join(folder, 'dunstrc');
  writeFileSync(configuration, dunstConfiguration(menu, write));
  begin('dunst', ['-config', configuration], env);

  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { env: { ...process.env, ...env } });
  const count = (what: string) => Number(run('dunstctl', 'count', what));
  const desktop: NotificationDesktop = {
    env,
    received: () => readFileSync(log, 'utf8').split('\n').slice(0, -1),
    displayed: () => count('displayed'),
    waiting: () => count('waiting'),
    doNotDisturb: (on) => void run('dunstctl', 'set-paused', String(on)),
    closeAll: () => void run('dunstctl', 'close-all'),
    click(button) {
      const shown = run('xdotool', 'search', '--onlyvisible', '--class', 'Dunst');
      const [window = ''] = String(shown).trim().split('\n');
      run('xdotool', 'mousemove', '--window', window, '60', '30', 'click', String(button));
    },
    screenshot: (file) => void run('import', '-window', 'root', file),
    async close() {
      for (const child of running.reverse()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      }
    },
  };
  return desktop;
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line.trim();
  throw new Error('a program of the desktop ended at once');
}
