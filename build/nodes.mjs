import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inNamespace, namespaceEnvironment, namespaceObstacle } from "./namespace.mjs";
import { projectRoot, run, runNpm } from "./run.mjs";
import { ensureReady, runScript, SetupError, say } from "./setup.mjs";
import { searchPath } from "./tools.mjs";
import { formatTotals, outcome, vitestTotals } from "./totals.mjs";

/** The lines of Node that people come with; an older one has reached its end of life. */
const usual = ["22", "24", "26"];
/** Everything that runs under plain Node. */
const suites = ["electron/engine", "electron/thread", "electron/rpc", "electron/headless", "shared"];

/**
 * `npm run test:nodes`: runs the suites of the monitor and the headless door on other versions of Node,
 * which the npm package `node` brings. `npm run test:nodes -- 24 22.12.0` names versions.
 */
await runScript(async () => {
  const versions = process.argv.slice(2);
  const odd = versions.find((version) => !/^\d+(\.\d+){0,2}$/.test(version));
  if (odd !== undefined) throw new SetupError(`“${odd}” is not a version of Node, such as 24 or 22.12.0.`, 2);
  await ensureReady();
  const totals = [];
  for (const version of versions.length > 0 ? versions : usual) totals.push(await testOn(version));
  console.log(formatTotals(totals));
  return totals.every(({ failed, passed }) => failed === 0 && passed > 0) ? 0 : 1;
});

/** @param {string} version */
async function testOn(version) {
  const node = await fetchNode(version);
  const folder = mkdtempSync(join(tmpdir(), "castscope-nodes-"));
  try {
    const report = join(folder, "vitest.json");
    const vitest = join(projectRoot, "node_modules", "vitest", "vitest.mjs");
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
    const command = [node, vitest, "run", "--project=node", "--project=shared", ...reporters, ...suites];
    const isolated = namespaceObstacle() === null;
    const [program = "", ...args] = isolated ? inNamespace(command) : command;
    const env = { ...process.env, PATH: searchPath, ...(isolated ? namespaceEnvironment : {}) };
    const code = await run(program, args, { stdio: ["ignore", 2, 2], env });
    const totals = outcome(`Vitest on Node ${version}`, code, vitestTotals(report, projectRoot));
    console.log(`Node ${version}: ${formatTotals([totals])}`);
    return totals;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The path of a version's program, fetched once.
 * @param {string} version
 */
async function fetchNode(version) {
  const folder = join(projectRoot, "node_modules", ".cache", "nodes", version);
  const program = join(
    folder,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(program)) return program;
  say(`Fetching Node ${version}.`);
  mkdirSync(folder, { recursive: true });
  // Its own script puts the program for this platform into place.
  const { code, output } = await runNpm([
    ...["install", "--prefix", folder, "--no-save", "--no-package-lock"],
    ...["--ignore-scripts=false", "--loglevel=error", `node@${version}`],
  ]);
  if (code === 0 && existsSync(program)) return program;
  process.stderr.write(output);
  throw new SetupError(`Node ${version} could not be fetched.`);
}
