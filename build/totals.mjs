import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * What one runner's tests came to; `failures` names each that failed, in a line.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Totals
 */

/** Letters of an error's first line that are shown. */
const mostOfError = 240;

/**
 * All runners' totals in one line, and below it a line for each failed test: the last lines of a log say what failed.
 * @param {readonly Totals[]} parts
 */
export function formatTotals(parts) {
  const sum = (/** @type {"passed" | "failed" | "skipped"} */ key) =>
    parts.reduce((total, part) => total + part[key], 0);
  const totals = `${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`;
  return [totals, ...parts.flatMap(({ failures }) => failures)].join("\n");
}

/**
 * Reads what Vitest's JSON reporter wrote. A file that failed without a failing test (it did not
 * load, or its preparation failed) counts as one.
 * @param {string} file
 * @param {string} root Paths are told from there.
 * @returns {Totals | null} Null when the runner ended before it wrote any.
 */
export function vitestTotals(file, root) {
  const report = readReport(file);
  if (!report) return null;
  /** @type {string[]} */
  const failures = [];
  let broken = 0;
  for (const { name, status, message, assertionResults } of report.testResults) {
    if (status !== "failed") continue;
    const path = relative(root, name);
    const failed = assertionResults.filter(
      (/** @type {{ status: string }} */ one) => one.status === "failed",
    );
    if (failed.length === 0) {
      broken += 1;
      failures.push(line(path, [], message));
    }
    for (const { ancestorTitles, title, failureMessages } of failed)
      failures.push(line(path, [...ancestorTitles, title], failureMessages[0]));
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/**
 * Reads what Playwright's JSON reporter wrote. A test that passed only when it was repeated passed.
 * @param {string} file
 * @param {string} root
 * @returns {Totals | null}
 */
export function playwrightTotals(file, root) {
  const report = readReport(file);
  if (!report?.stats) return null;
  const { stats, suites, errors, config } = report;
  const path = (/** @type {string} */ of) => relative(root, join(config.rootDir, of));
  /** @type {string[]} */
  const failures = [];
  /**
   * @param {any} suite
   * @param {readonly string[]} above
   */
  const look = (suite, above) => {
    for (const { title, file: of, tests } of suite.specs ?? [])
      for (const { projectName, status, results } of tests) {
        if (status !== "unexpected") continue;
        const failed = results.find((/** @type {{ error?: object }} */ { error }) => error);
        const errors = failed?.errors ?? [];
        failures.push(
          line(
            path(of),
            [projectName, ...above, title, ...failedSteps(failed?.steps)],
            ...errors.map((/** @type {{ message?: string }} */ { message }) => message),
          ),
        );
      }
    for (const one of suite.suites ?? []) look(one, [...above, one.title]);
  };
  for (const one of suites) look(one, []);
  // Of a file that did not load, and of what no test is to blame for.
  for (const { message, location } of errors)
    failures.push(line(location ? relative(root, location.file) : "Playwright", [], message));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures,
  };
}

/**
 * A runner's totals, and where it failed without a failed test a line that says so.
 * @param {string} runner
 * @param {number} code
 * @param {Totals | null} totals
 * @returns {Totals}
 */
export function outcome(runner, code, totals) {
  if (totals === null) {
    const failure = `${runner} ended with code ${code} before it could tell of any test.`;
    return { passed: 0, failed: 1, skipped: 0, failures: [`FAILED ${failure}`] };
  }
  if (code === 0 || totals.failures.length > 0) return totals;
  const failure = `${runner} ended with code ${code} for an error outside of the tests: it stands above.`;
  return { ...totals, failed: totals.failed + 1, failures: [`FAILED ${failure}`] };
}

/**
 * The way to the step that failed, from the outermost.
 * @param {any} steps
 * @returns {string[]}
 */
function failedSteps(steps = []) {
  const step = steps.find((/** @type {{ error?: object }} */ { error }) => error);
  return step ? [step.title, ...failedSteps(step.steps)] : [];
}

/**
 * @param {string} path
 * @param {readonly string[]} titles
 * @param {readonly (string | undefined)[]} messages A test that ran out of time has one that says so, and one of what it waited for.
 */
function line(path, titles, ...messages) {
  const reasons = messages.map(inShort).filter((reason) => reason !== "");
  return `FAILED ${[path, ...titles].join(" › ")}: ${reasons.join("; ") || "no reason given"}`;
}

/**
 * An error's first line, and what was waited for.
 * @param {string | undefined} message
 */
function inShort(message = "") {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .map((one) => one.trim());
  const first = lines.find((one) => one !== "") ?? "";
  const waited = lines.find((one) => one.startsWith("- waiting for "));
  const text = waited ? `${first} (${waited.slice(2)})` : first;
  return text.length > mostOfError ? `${text.slice(0, mostOfError)}…` : text;
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
