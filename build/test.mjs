import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inNamespace, namespaceEnvironment, namespaceObstacle } from "./namespace.mjs";
import { ensureReady, projectRoot, run, runScript, say } from "./setup.mjs";
import { ensureTools, findBrowser, searchPath } from "./tools.mjs";
import { formatTotals, outcome, playwrightTotals, vitestTotals } from "./totals.mjs";

/**
 * `npm test`: sets up, runs the unit tests, half of them beside the other, then the lab's beside the browser's, each
 * in a network of its own, and prints the sum of all, then what failed. `npm test -- lab/watch e2e/picker` runs only
 * the files so named.
 */
await runScript(async () => {
  const wanted = process.argv.slice(2);
  say(`Testing on Node ${process.versions.node}.`);
  await ensureReady();
  await ensureTools();
  const obstacle = namespaceObstacle();
  if (obstacle !== null)
    say(`The lab tests are left out, because this system gives no network namespace: ${obstacle}.`);
  const isolated = obstacle === null;
  const folder = mkdtempSync(join(tmpdir(), "castscope-test-"));
  try {
    const runs =
      wanted.length === 0 ? await runAll(folder, isolated) : await runWanted(wanted, folder, isolated);
    console.log(formatTotals(runs.map(({ totals }) => totals)));
    return runs.every(({ code }) => code === 0) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @typedef {{ code: number, totals: import("./totals.mjs").Totals }} TestRun */

/**
 * The lab mostly waits for other programs, so that the browser has the processors. After both come the browser tests
 * that can run two at a time.
 * @param {string} folder
 * @param {boolean} isolated
 * @returns {Promise<TestRun[]>}
 */
async function runAll(folder, isolated) {
  const units = await runUnits(folder, isolated);
  const [browser, lab] = await both(
    () => runPlaywright(["--project=browser", "--project=desktop"], join(folder, "browser"), isolated),
    (take) => runVitest(["--project=lab"], join(folder, "lab"), isolated, take),
  );
  // What the first left in the folder of results stays.
  const apart = ["--project=fixed", "--workers=2", "--output=test-results/fixed"];
  const fixed = await runPlaywright(apart, join(folder, "fixed"), isolated);
  return [...units, browser, lab, fixed];
}

/**
 * Tests of one network share its ports, so that Vitest runs one file after another there; two networks keep two
 * processors busy.
 * @param {string} folder
 * @param {boolean} isolated
 * @returns {Promise<TestRun[]>}
 */
async function runUnits(folder, isolated) {
  /**
   * @param {string} name
   * @param {readonly string[]} chosen
   * @param {(text: string) => void} [take]
   */
  const units = (name, chosen, take) =>
    runVitest(
      ["--project=node", "--project=renderer", "--project=shared", ...chosen],
      join(folder, name),
      isolated,
      take,
    );
  if (!isolated) return [await units("unit", [])];
  return both(
    () => units("unit-1", ["--shard=1/2"]),
    (take) => units("unit-2", ["--shard=2/2"], take),
  );
}

/**
 * One run beside another; what the second says comes when both are over, in one piece.
 * @param {() => Promise<TestRun>} told
 * @param {(take: (text: string) => void) => Promise<TestRun>} kept
 * @returns {Promise<[TestRun, TestRun]>}
 */
async function both(told, kept) {
  let text = "";
  const second = kept((more) => {
    text += more;
  });
  const runs = await Promise.all([told(), second]);
  process.stdout.write(text);
  return runs;
}

/**
 * @param {readonly string[]} wanted
 * @param {string} folder
 * @param {boolean} isolated
 * @returns {Promise<TestRun[]>}
 */
async function runWanted(wanted, folder, isolated) {
  const browsers = wanted.filter((word) => word.startsWith("e2e/"));
  const others = wanted.filter((word) => !browsers.includes(word));
  const runs = [];
  if (others.length > 0) runs.push(await runVitest(others, join(folder, "unit"), isolated));
  if (browsers.length > 0) runs.push(await runPlaywright(browsers, join(folder, "browser"), isolated));
  return runs;
}

/**
 * @param {readonly string[]} wanted
 * @param {string} folder
 * @param {boolean} isolated
 * @param {(text: string) => void} [take] Gets what is said, instead of the terminal.
 * @returns {Promise<TestRun>}
 */
async function runVitest(wanted, folder, isolated, take) {
  const report = join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runNode(
    ["vitest/vitest.mjs", "run", ...reporters, ...wanted],
    {},
    isolated,
    folder,
    take,
  );
  return { code, totals: outcome("Vitest", code, vitestTotals(report, projectRoot)) };
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
    return { code: 0, totals: { passed: 0, failed: 0, skipped: 0, failures: [] } };
  }
  const report = join(folder, "playwright.json");
  const code = await runNode(
    ["@playwright/test/cli.js", "test", "--reporter=list,json", ...wanted],
    { CASTSCOPE_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    isolated,
    folder,
  );
  return { code, totals: outcome("Playwright", code, playwrightTotals(report, projectRoot)) };
}

/**
 * Runs a script of an installed package, in a network of its own where that is allowed.
 * @param {readonly [string, ...string[]]} script
 * @param {Record<string, string>} environment
 * @param {boolean} isolated
 * @param {string} folder of this run
 * @param {(text: string) => void} [take] Gets what is said, instead of the terminal.
 */
function runNode([script, ...args], environment, isolated, folder, take) {
  mkdirSync(folder, { recursive: true });
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
  const output = take ? "pipe" : "inherit";
  return run(program, rest, { stdio: ["ignore", output, output], env }, take);
}
