import { constants, openSync } from "node:fs";
import { stat } from "node:fs/promises";
import { Socket } from "node:net";
import type { Readable } from "node:stream";

/** Where a command reads a recording from. */
export interface RecordingInput {
  readonly input: Readable;
  /** What it is called. */
  readonly name: string;
}

/** Standard input for `-`, and named pipes, to which somebody writes sooner or later; null of anything else. */
export async function recordingInput(path: string): Promise<RecordingInput | null> {
  if (path === "-") return { input: process.stdin, name: "standard input" };
  if (!(await isPipe(path))) return null;
  // Opened so that it does not wait for whoever writes; reading does.
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { input: new Socket({ fd, writable: false }), name: path };
}

/** What is not there, or may not be looked at, is refused where it is opened. */
async function isPipe(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFIFO();
  } catch {
    return false;
  }
}
