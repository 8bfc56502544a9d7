import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";

/**
 * Compiles one file of C.
 * @param {string} source
 * @param {string} folder For the program.
 * @returns {string | null} The program; null where there is no compiler, or not this system's headers.
 */
export function compile(source, folder) {
  const program = join(folder, basename(source, ".c"));
  const { status } = spawnSync("cc", ["-O2", "-o", program, source], { stdio: "ignore" });
  return status === 0 ? program : null;
}
