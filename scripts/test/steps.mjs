import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE } from '../setup/paths.mjs';
import { capture } from './capture.mjs';
import { playwrightCounts, readCounts, vitestCounts } from './counts.mjs';
import { toolPath } from './tools.mjs';

/** @typedef {{ ok: boolean, note?: string, output?: string, counts?: import('./counts.mjs').Counts }} Outcome */
/** @typedef {{ name: string, label: string, run: () => Promise<Outcome> }} Step */

const ROOMS = [
  ...['contract', 'e2ee', 'client', 'client-node', 'cli', 'server', 'electron', 'preload'],
  ...['renderer', 'bench', 'e2e'],
];

/** @type {Step[]} */
export const CHECKS = [
  plain('format', 'Formatting (oxfmt)', () => [toolPath('oxfmt'), '--check']),
  plain('lint', 'Lint (oxlint)', () => [toolPath('oxlint'), '--type-aware', '--deny-warnings']),
  plain('types', 'Types (tsc)', () => [toolPath('typescript', 'tsc'), '-b']),
  { name: 'rules', label: 'Dependency rules (dependency-cruiser)', run: dependencyRules },
  plain('dead-code', 'Dead code (knip)', () => [toolPath('knip'), '--no-progress']),
  { name: 'unit', label: 'Unit tests (Vitest)', run: unitTests },
];

/** @type {Step} */
export const END_TO_END = { name: 'e2e', label: 'End-to-end tests (Playwright)', run: endToEnd };

/**
 * A tool whose exit code says everything.
 * @param {string} name
 * @param {string} label
 * @param {() => string[]} command
 * @returns {Step}
 */
function plain(name, label, command) {
  return {
    name,
    label,
    run: async () => {
      const { code, output } = await capture(command());
      return { ok: code === 0, output };
    },
  };
}

/** Reads zero modules and passes when its parser does not understand the sources: that is a failure. */
async function dependencyRules() {
  const tool = [toolPath('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs'];
  const { code, output, stdout } = await capture([...tool, '--output-type', 'json', ...ROOMS]);
  let summary;
  try {
    ({ summary } = JSON.parse(stdout));
  } catch {
    return { ok: false, output };
  }
  const violations = summary.violations.map(
    (/** @type {{ from: string, to: string, rule: { name: string } }} */ { from, to, rule }) =>
      `${rule.name}: ${from} → ${to}`,
  );
  const read = summary.totalCruised > 0;
  return {
    ok: code === 0 && violations.length === 0 && read,
    note: `${summary.totalCruised} modules`,
    output: read ? violations.join('\n') : 'No module was read.',
  };
}

async function unitTests() {
  const report = reportFile('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await capture([toolPath('vitest'), 'run', ...reporters], { live: true });
  return counted(code, readCounts(report, vitestCounts));
}

async function endToEnd() {
  const report = reportFile('playwright.json');
  const { code } = await capture(
    [toolPath('@playwright/test', 'playwright'), 'test', '--reporter=list,json'],
    {
      live: true,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    },
  );
  return counted(code, readCounts(report, playwrightCounts));
}

/**
 * @param {number} code
 * @param {import('./counts.mjs').Counts} counts
 * @returns {Outcome}
 */
function counted(code, counts) {
  const none = counts.passed + counts.failed === 0;
  return {
    ok: code === 0 && counts.failed === 0 && !none,
    counts,
    output: none ? 'No test ran.' : '',
  };
}

/** @param {string} name */
function reportFile(name) {
  mkdirSync(CACHE, { recursive: true });
  const file = path.join(CACHE, name);
  rmSync(file, { force: true });
  return file;
}
