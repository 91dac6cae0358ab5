import { parseArgs } from 'node:util';

/** @typedef {import('./stub.mjs').System} System */
/** @typedef {{ systems: System[], dir: boolean, stub: boolean, output: string | null, help: boolean }} PackageOptions */

export const HELP = `npm run package [-- options]

  --linux --win --mac   systems to package for (this one)
  --dir                 the unpacked app alone, no installers
  --stub                around a stand-in of Electron, offline: shows the content, does not run
  --output FOLDER       where to put it (dist/packages)
`;

/** @type {System[]} */
const SYSTEMS = ['linux', 'win', 'mac'];

/**
 * @param {string[]} args
 * @returns {PackageOptions}
 */
export function parsePackageOptions(args) {
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  const { values } = parseArgs({
    args,
    options: {
      linux: flag,
      win: flag,
      mac: flag,
      dir: flag,
      stub: flag,
      help: flag,
      output: { type: 'string' },
    },
  });
  const named = SYSTEMS.filter((system) => values[system]);
  return {
    systems: named.length > 0 ? named : [thisSystem()],
    dir: values.dir || values.stub,
    stub: values.stub,
    output: values.output ?? null,
    help: values.help,
  };
}

/** @returns {System} */
function thisSystem() {
  if (process.platform === 'win32') return 'win';
  return process.platform === 'darwin' ? 'mac' : 'linux';
}
