/**
 * `npm run guards [-- WORD…]`: takes the protections of the desktop app away, one at a time and in a
 * temporary build, and proves that its security spec notices each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './artifacts/build.mjs';
import { buildApp } from './guards/build.mjs';
import { MUTATIONS } from './guards/mutations.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStdout as say } from './setup/say.mjs';
import { capture } from './test/capture.mjs';
import { ensureChromium } from './test/chromium.mjs';
import { toolPath } from './test/tools.mjs';

const SPEC = 'e2e/specs/desktop-security.spec.ts';

await prepare(import.meta.url, say);
const words = process.argv.slice(2);
const chosen = MUTATIONS.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
process.env['VESTNIK_CHROMIUM'] = await ensureChromium(say);
await ensureBuilt(['renderer', 'preload'], say);

const whole = await withApp(null);
if (whole.code !== 0) {
  say(whole.output);
  throw new Error('The spec fails with every protection in place.');
}
let unnoticed = 0;
for (const mutation of chosen) {
  const { code, output } = await withApp(mutation);
  // A run without a failed test broke down before it looked.
  const noticed = code !== 0 && /^\s*1 failed/m.test(output);
  if (!noticed) unnoticed++;
  say(`${noticed ? '✓ noticed' : '✗ NOT NOTICED'}: ${mutation.name}`);
}
say(`${chosen.length - unnoticed} of ${chosen.length} noticed`);
process.exitCode = unnoticed === 0 ? 0 : 1;

/**
 * Runs the spec against a build; with a mutation the one test that is to notice it.
 * @param {import('./guards/mutations.mjs').Mutation | null} mutation
 */
async function withApp(mutation) {
  const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-guards-'));
  try {
    await buildApp(folder, mutation);
    return await capture(
      [
        ...[toolPath('@playwright/test', 'playwright'), 'test', SPEC, '--project=desktop'],
        ...['--workers=1', '--reporter=line', '--trace=off', `--output=${folder}/results`],
        ...(mutation ? [`--grep=${mutation.noticedBy}`] : []),
      ],
      { env: { ...process.env, VESTNIK_APP: folder } },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
