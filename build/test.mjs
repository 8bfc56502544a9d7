import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inNamespace, namespaceEnvironment, namespaceObstacle } from "./namespace.mjs";
import { ensureReady, projectRoot, run, runScript, say } from "./setup.mjs";
import { ensureTools, findBrowser, searchPath } from "./tools.mjs";
import { formatTotals, playwrightTotals, vitestTotals } from "./totals.mjs";

/**
 * `npm test`: sets up, runs the unit and lab tests and then the browser's in networks of their own,
 * and prints the sum of both. `npm test -- lab/watch e2e/picker` runs only the files so named.
 */
await runScript(async () => {
  const wanted = process.argv.slice(2);
  say(`Testing on Node ${process.versions.node}.`);
  await ensureReady();
  await ensureTools();
  const obstacle = namespaceObstacle();
  if (obstacle !== null)
    say(`The lab tests are left out, because this system gives no network namespace: ${obstacle}.`);
  const folder = mkdtempSync(join(tmpdir(), "castscope-test-"));
  try {
    const browsers = wanted.filter((word) => word.startsWith("e2e/"));
    const others = wanted.filter((word) => !browsers.includes(word));
    const isolated = obstacle === null;
    const runs = [];
    if (wanted.length === 0 || others.length > 0) runs.push(await runVitest(others, folder, isolated));
    if (wanted.length === 0 || browsers.length > 0) {
      runs.push(await runPlaywright(browsers, folder, isolated));
    }
    console.log(formatTotals(runs.map(({ totals }) => totals)));
    // A runner can fail although each test passed: an error outside of the tests.
    return runs.every(({ code }) => code === 0) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @typedef {{ code: number, totals: import("./totals.mjs").Totals }} TestRun */

/**
 * @param {readonly string[]} wanted
 * @param {string} folder
 * @param {boolean} isolated
 * @returns {Promise<TestRun>}
 */
async function runVitest(wanted, folder, isolated) {
  const report = join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runNode(["vitest/vitest.mjs", "run", ...reporters, ...wanted], {}, isolated, folder);
  return { code, totals: vitestTotals(report) ?? failedToRun("Vitest", code) };
}

/**
 * @param {readonly string[]} wanted
 * @param {string} folder
 * @param {boolean} isolated
 * @returns {Promise<TestRun>}
 */
async function runPlaywright(wanted, folder, isolated) {
  const browser = await findBrowser();
  if (browser === null) {
    say("The browser tests are left out, because there is no Chromium: name one in CASTSCOPE_CHROMIUM.");
    return { code: 0, totals: { passed: 0, failed: 0, skipped: 0 } };
  }
  const report = join(folder, "playwright.json");
  const code = await runNode(
    ["@playwright/test/cli.js", "test", "--reporter=list,json", ...wanted],
    { CASTSCOPE_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    isolated,
    folder,
  );
  return { code, totals: playwrightTotals(report) ?? failedToRun("Playwright", code) };
}

/**
 * Runs a script of an installed package, in a network of its own where that is allowed.
 * @param {readonly [string, ...string[]]} script
 * @param {Record<string, string>} environment
 * @param {boolean} isolated
 * @param {string} folder of this run
 */
function runNode([script, ...args], environment, isolated, folder) {
  const direct = [process.execPath, join(projectRoot, "node_modules", script), ...args];
  const [program = "", ...rest] = isolated ? inNamespace(direct) : direct;
  // What tests keep is nobody's history.
  const data = { XDG_DATA_HOME: join(folder, "data") };
  const env = {
    ...process.env,
    PATH: searchPath,
    ...data,
    ...environment,
    ...(isolated ? namespaceEnvironment : {}),
  };
  return run(program, rest, { stdio: ["ignore", "inherit", "inherit"], env });
}

/**
 * @param {string} runner
 * @param {number} code
 */
function failedToRun(runner, code) {
  say(`${runner} ended with code ${code} before it could tell of any test.`);
  return { passed: 0, failed: 1, skipped: 0 };
}
