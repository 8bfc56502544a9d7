import { extname, join, resolve } from "node:path";
import { fail } from "../../../shared/problem.ts";
import { recordingName } from "./file-names.ts";

/** Where recordings may be written. */
export interface RecordingPlaces {
  /** The folder for recordings; null where there is none. */
  readonly folder: string | null;
  /** Whether files outside of that folder may be named, too. */
  readonly anywhere: boolean;
}

/**
 * The path of a recording, and the folder that may have to be made for it.
 * @param name as a person gave it; one that is made of the time says what it is about, where that is told
 * @param isTaken whether a path has a file already, or will have: of names that are made none is taken twice
 */
export function recordingPath(
  { folder, anywhere }: RecordingPlaces,
  name: string | { readonly about: string | null },
  at: Date,
  isTaken: (path: string) => boolean = () => false,
): { path: string; folder: string | null } {
  const isGiven = typeof name === "string";
  if (isGiven && anywhere) return { path: resolve(name), folder: null };
  if (folder === null) return fail("recording-nowhere");
  if (!isGiven) return { path: freePath(resolve(folder), recordingName(at, name.about), isTaken), folder };
  return { path: join(resolve(folder), recordingFileName(name)), folder };
}

/** The file's name for a name that a person gave; throws a problem for one that is no mere name. */
export function recordingFileName(name: string): string {
  const file = withEnding(name);
  return isSafe(file) ? file : fail("recording-name-unsafe", { name: file });
}

/** Several may begin in one second: the second one is called “…-2”. */
function freePath(folder: string, name: string, isTaken: (path: string) => boolean): string {
  let path = join(folder, withEnding(name));
  for (let number = 2; isTaken(path); number += 1) path = join(folder, withEnding(`${name}-${number}`));
  return path;
}

/** A name and nothing else, whatever system the folder is on: no separators, no dots at either end, no device. */
function isSafe(file: string): boolean {
  return (
    /^[\p{L}\p{N}_-](?:[\p{L}\p{N} ._-]*[\p{L}\p{N}_-])?$/u.test(file) &&
    !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(file)
  );
}

function withEnding(name: string): string {
  return extname(name) === "" ? `${name}.pcapng` : name;
}
