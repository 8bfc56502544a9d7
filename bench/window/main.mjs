import { join } from "node:path";
import { inNamespace, namespaceEnvironment, namespaceObstacle } from "../../build/namespace.mjs";
import { projectRoot, run, runScript, SetupError } from "../../build/setup.mjs";

/** `node bench/window/main.mjs`: this part of the benchmark alone, with what was built before. */
await runScript(async () => {
  const obstacle = namespaceObstacle();
  if (obstacle !== null) throw new SetupError(`The window is measured in a network of its own: ${obstacle}.`);
  const script = join(projectRoot, "bench", "window", "run.mjs");
  const [program = "", ...rest] = inNamespace([process.execPath, script, ...process.argv.slice(2)]);
  return run(program, rest, { stdio: "inherit", env: { ...process.env, ...namespaceEnvironment } });
});
