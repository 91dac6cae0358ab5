import { readFileSync, rmSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, flaky: number }} Counts */

/**
 * Counts of a Vitest JSON report. A file that can't be loaded holds no failed test, yet it failed.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, success: boolean }} report
 * @returns {Counts}
 */
export const vitestCounts = (report) => ({
  passed: report.numPassedTests,
  failed: Math.max(report.numFailedTests, report.success ? 0 : 1),
  skipped: report.numPendingTests + report.numTodoTests,
  flaky: 0,
});

/**
 * Counts of a Playwright JSON report. What passed only when it was tried again is flaky; it counts as
 * passed, and is named.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export const playwrightCounts = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: Math.max(stats.unexpected, errors.length > 0 ? 1 : 0),
  skipped: stats.skipped,
  flaky: stats.flaky,
});

/**
 * Reads a report and takes it away, so that a later run never counts it again. Without a report
 * the run broke down: one failure.
 * @template T
 * @param {string} file
 * @param {(report: T) => Counts} count
 * @returns {Counts}
 */
export function readCounts(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, flaky: 0 };
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {Counts} counts */
export const summaryLine = ({ passed, failed, skipped, flaky }) =>
  [
    `${passed} passed, ${failed} failed`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(flaky > 0 ? [`${flaky} flaky`] : []),
  ].join(', ');
