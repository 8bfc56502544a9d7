import { readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * Both runners' totals in one line.
 * @param {readonly Totals[]} parts
 */
export function formatTotals(parts) {
  const sum = (/** @type {keyof Totals} */ key) => parts.reduce((total, part) => total + part[key], 0);
  return `${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`;
}

/**
 * Reads what Vitest's JSON reporter wrote. A file that failed without a failing test (it did not
 * load, or its preparation failed) counts as one.
 * @param {string} file
 * @returns {Totals | null} Null when the runner ended before it wrote any.
 */
export function vitestTotals(file) {
  const report = readReport(file);
  if (!report) return null;
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ one) =>
      one.status === "failed" && one.assertionResults.every(({ status }) => status !== "failed"),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Reads what Playwright's JSON reporter wrote. A test that passed only when it was repeated passed.
 * @param {string} file
 * @returns {Totals | null}
 */
export function playwrightTotals(file) {
  const stats = readReport(file)?.stats;
  if (!stats) return null;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
