import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot, say } from "./setup.mjs";

/** Its release is about 120 MB: a slow line needs minutes, one that leads nowhere fails sooner. */
const fetchMs = 15 * 60 * 1000;
/** A fetch that takes longer than this is told of; one that fails at once needs only its reason. */
const quietMs = 3_000;

/**
 * The path of Electron's program, fetched once when it is not there yet, as the electron package
 * itself does; or why there is no window to be had here.
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function electronProgram() {
  const obstacle = obstacleToWindow();
  if (obstacle !== null) return { reason: obstacle };
  const present = installedProgram();
  if (present !== null) return { path: present };
  const reason = await fetchProgram();
  const fetched = installedProgram();
  return fetched === null ? { reason } : { path: fetched };
}

/** What keeps a window from opening whether Electron is there or not. */
function obstacleToWindow() {
  if (process.platform !== "linux") return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return "there is no display";
  // Electron refuses to start as root unless its sandbox is switched off, which Castscope does not do.
  return process.getuid?.() === 0 ? "its sandbox does not run as root" : null;
}

/** Where the electron package says its program is, null when it is not there. */
function installedProgram() {
  const folder = join(projectRoot, "node_modules", "electron");
  try {
    const name = readFileSync(join(folder, "path.txt"), "utf8");
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, "dist"), name);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Fetches it with the package's own script; returns why it is not there if it then is not. */
async function fetchProgram() {
  const telling = setTimeout(() => say("Fetching Electron's program: about 120 MB, only once."), quietMs);
  const script = join(projectRoot, "node_modules", "electron", "install.js");
  try {
    await promisify(execFile)(process.execPath, [script], { timeout: fetchMs });
    return "its program could not be unpacked";
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    const cause = /^\s*(?:\w*Error: )(.+)$/m.exec(output)?.[1] ?? "no reason given";
    return `its program could not be fetched (${cause.trim()})`;
  } finally {
    clearTimeout(telling);
  }
}
