import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopChildren } from "./children.mjs";
import { chooseSender } from "./load/senders.mjs";

/**
 * What every part of the benchmark works with.
 * @typedef {object} Means
 * @property {import("./load/senders.mjs").Sender} sender
 * @property {string} folder For what is compiled and captured.
 * @property {boolean} quick Figures may be rough, as long as they come soon.
 * @property {(sentence: string) => void} say How far it is, on standard error.
 */

/**
 * Runs the benchmark; whatever ends it, no process and no file of it is left.
 * @param {boolean} quick
 * @param {(means: Means) => Promise<void>} work
 */
export async function withMeans(quick, work) {
  const folder = mkdtempSync(join(tmpdir(), "castscope-bench-"));
  const clean = async () => {
    await stopChildren();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const [signal, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])) {
    process.once(signal, () => void clean().finally(() => process.exit(code)));
  }
  try {
    await work({
      sender: chooseSender(folder),
      folder,
      quick,
      say: (sentence) => void process.stderr.write(`${sentence}\n`),
    });
  } finally {
    await clean();
  }
}
