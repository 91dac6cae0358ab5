import { parseArgs } from 'node:util';
import { DEFAULT_SUITE } from '../suite.ts';
import { FAST_SUITE } from './people.ts';
import { simulate } from './simulation.ts';

/**
 * The long random walk: `node e2ee/groups/testing/fuzz-long.ts --runs N --seed S`. Run i uses the
 * seed S + i; a failure names its seed, and `--runs 1 --seed THAT` walks the same way again.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '120' },
    devices: { type: 'string', default: '9' },
    hybrid: { type: 'boolean', default: false },
  },
});

const steps = Number(values.steps);
const devices = Number(values.devices);
const suite = values.hybrid ? DEFAULT_SUITE : FAST_SUITE;
let entries = 0;
let failed = 0;
for (let run = 0; run < Number(values.runs); run++) {
  const seed = Number(values.seed) + run;
  try {
    entries += (await simulate({ seed, steps, devices, suite })).entries;
  } catch (error) {
    failed++;
    process.stderr.write(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
process.stdout.write(`${values.runs} runs, ${entries} log entries, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
