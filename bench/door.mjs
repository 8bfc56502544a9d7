import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Child } from "./children.mjs";
import { until } from "./until.mjs";

const bundle = join(dirname(fileURLToPath(import.meta.url)), "..", "dist", "headless", "castscope.js");

/**
 * The headless door, as `npm start -- --headless` runs it.
 * @param {readonly string[]} [options] For `serve`.
 * @returns {Promise<{ child: Child, url: string }>}
 */
export async function openDoor(options = []) {
  const child = new Child([process.execPath, bundle, "serve", "--no-restore", "--port", "0", ...options]);
  await until(() => child.out.includes("\n"), child);
  const url = /^Castscope is open at (http:\S+)$/m.exec(child.out)?.[1];
  if (url === undefined) throw new Error(`The headless door did not open: ${child.out}`);
  return { child, url };
}
