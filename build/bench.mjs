import { join } from "node:path";
import { helpText, readOptions } from "../bench/options.mjs";
import { inNamespace, namespaceEnvironment, namespaceObstacle } from "./namespace.mjs";
import { ensureReady, projectRoot, run, runScript, SetupError, say } from "./setup.mjs";
import { searchPath } from "./tools.mjs";

/** `npm run bench`: Castscope beside others, in a network of their own where that is allowed. */
await runScript(async () => {
  const args = process.argv.slice(2);
  if (wantsHelp(args)) {
    process.stdout.write(helpText);
    return 0;
  }
  await ensureReady();
  const command = [process.execPath, join(projectRoot, "bench", "run.mjs"), ...args];
  const obstacle = namespaceObstacle();
  if (obstacle !== null) say(`Measuring on this computer's own loopback: ${obstacle}.`);
  if (obstacle !== null) return run(process.execPath, command.slice(1), { stdio: "inherit" });
  const [program = "", ...rest] = inNamespace(command);
  return run(program, rest, {
    stdio: "inherit",
    env: { ...process.env, ...namespaceEnvironment, PATH: searchPath },
  });
});

/** @param {readonly string[]} args */
function wantsHelp(args) {
  try {
    return readOptions(args).help;
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), 2);
  }
}
