import { ensureReady, runScript } from "./setup.mjs";

/** Installs and builds what is missing or stale, and does nothing else. */
await runScript(async () => {
  await ensureReady();
  return 0;
});
