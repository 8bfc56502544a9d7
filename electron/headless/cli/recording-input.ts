import { constants, openSync } from "node:fs";
import { stat } from "node:fs/promises";
import { Socket } from "node:net";
import type { PipedRecording } from "../../engine/export/read-datagrams.ts";

/** Standard input for `-`, and named pipes, to which somebody writes sooner or later; null of anything else. */
export async function recordingInput(path: string): Promise<PipedRecording | null> {
  if (path === "-") return { input: process.stdin, name: "standard input" };
  try {
    if (!(await stat(path)).isFIFO()) return null;
    // Opened so that it does not wait for whoever writes; reading does.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return { input: new Socket({ fd, writable: false }), name: path };
  } catch {
    // What is not there, or may not be read, is refused where it is opened.
    return null;
  }
}
