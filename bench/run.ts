/** `npm run bench [-- NAME…]`: runs the benches one after the other, prints tables and JSON. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';

const BENCHES = [
  'latency',
  'files',
  'busy-link',
  'server-load',
  'groups',
  'store',
  'start-up',
  'desktop-start',
  'eight-hours',
  'search',
  'scroll',
];

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = wanted.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`unknown bench: ${unknown.join(', ')}; there are: ${BENCHES.join(', ')}\n`);
  process.exit(2);
}

const reports: unknown[] = [];
let failed = false;
for (const name of wanted.length > 0 ? wanted : BENCHES) {
  process.stderr.write(`\nRunning ${name}…\n`);
  const run = spawnSync(process.execPath, [path.join(import.meta.dirname, `${name}.ts`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (run.status === 0) reports.push(JSON.parse(run.stdout.trim().split('\n').at(-1)!));
  else failed = true;
}

const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version };
const json = JSON.stringify({ machine, at: new Date().toISOString(), reports }, null, 2);
mkdirSync('dist', { recursive: true });
writeFileSync('dist/bench.json', json);
process.stdout.write(`${json}\n`);
process.exit(failed ? 1 : 0);
