import { sayOnStdout as say } from '../setup/say.mjs';
import { summaryLine } from './counts.mjs';

/** @typedef {import('./steps.mjs').Step} Step */

/**
 * Runs the steps one after the other, all of them, and prints what came out.
 * @param {Step[]} steps
 * @returns {Promise<number>} exit code
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
  /** @type {string[]} */
  const table = [];
  let ok = true;
  for (const step of steps) {
    say(`\n▸ ${step.label}…`);
    const started = performance.now();
    const outcome = await step.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { counts } = outcome;
    if (counts) {
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
      total.flaky += counts.flaky;
    }
    if (!outcome.ok && outcome.output) say(outcome.output.trimEnd());
    const note = counts ? summaryLine(counts) : (outcome.note ?? '');
    table.push(
      `  ${outcome.ok ? '✓' : '✗'} ${step.label.padEnd(40)} ${seconds.padStart(6)} s  ${note}`.trimEnd(),
    );
    say(table.at(-1) ?? '');
    ok &&= outcome.ok;
  }
  say(`\nSummary\n${table.join('\n')}\n`);
  say(ok ? 'Everything passed.' : 'Something failed: see the lines marked ✗ above.');
  if (total.passed + total.failed > 0) say(summaryLine(total));
  return ok ? 0 : 1;
}

/**
 * The steps that the person named, all of them when none was named.
 * @param {Step[]} steps
 * @param {string[]} names
 */
export function chooseSteps(steps, names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(
      `Unknown step: ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}`,
    );
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
}
