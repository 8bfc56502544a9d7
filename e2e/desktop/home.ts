import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const attempts = 50;
const attemptMs = 200;

/** A folder for what the program remembers. */
export function makeHome(): string {
  return mkdtempSync(join(tmpdir(), "castscope-e2e-"));
}

/** Removes it; the browser's processes, which end after the program, may still be writing their last there. */
export async function removeHome(home: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rmSync(home, { recursive: true, force: true });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, attemptMs));
    }
  }
}
