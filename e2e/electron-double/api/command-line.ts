import { strict } from '../strict.ts';

const switches = new Map<string, string>();

/** Switches of this process; Chromium of the double has its own. */
export const commandLine = strict('app.commandLine', {
  appendSwitch(name, value = '') {
    switches.set(name, value);
  },
  hasSwitch: (name) =>
    switches.has(name) ||
    process.argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`)),
  getSwitchValue: (name) =>
    switches.get(name) ??
    process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ??
    '',
} satisfies Partial<Electron.CommandLine>);
