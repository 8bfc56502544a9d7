import { constants, fstatSync, openSync, statSync } from "node:fs";

/** A file that was opened to be written. */
export interface NewFile {
  readonly fd: number;
  /** Whether it lies on a disk and is ours; a pipe or device that somebody else made does not, and is not. */
  readonly isRegular: boolean;
  readonly isPipe: boolean;
}

/**
 * Makes a file, or opens a pipe or device that is there to be written to; of a pipe it waits for whoever reads. Throws
 * what the system says: one that is there is not written over.
 */
export function openNewFile(path: string): NewFile {
  const isThere = statSync(path, { throwIfNoEntry: false });
  const isOther = isThere !== undefined && !isThere.isFile();
  const fd = openSync(path, isOther ? constants.O_WRONLY : "wx");
  const opened = fstatSync(fd);
  return { fd, isRegular: opened.isFile(), isPipe: opened.isFIFO() };
}
