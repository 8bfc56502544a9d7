import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";
import { hasProgram } from "./program.ts";

/** The built program that the lab tests drive. */
export const bundle = fileURLToPath(new URL("../dist/headless/castscope.js", import.meta.url));

/** Why tests that need these programs cannot run here, or null. */
function obstacle(programs: readonly string[]): string | null {
  if (process.env.CASTSCOPE_NAMESPACE !== "1")
    return "they run only in a network of their own, as in npm test";
  if (!existsSync(bundle)) return "there is no build: npm run build";
  const missing = programs.filter((name) => !hasProgram(name));
  return missing.length === 0 ? null : `${missing.join(", ")} is missing`;
}

/** A group of tests that is left out, with one line that says why, where it cannot run. */
export function describeLab(name: string, programs: readonly string[], tests: () => void): void {
  const reason = obstacle(programs);
  if (reason !== null) console.warn(`“${name}” is left out: ${reason}.`);
  describe.skipIf(reason !== null)(name, tests);
}
