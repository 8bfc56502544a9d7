import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { basename, extname, join } from "node:path";

/** The folder in that for recordings to which files go that were taken away. Nobody but people empties it. */
const binName = ".bin";

/** Moves a file into the bin of a folder on the same disk, under another name where its own is taken there. */
export async function intoBin(folder: string, path: string): Promise<void> {
  const bin = join(folder, binName);
  await mkdir(bin, { recursive: true });
  const ending = extname(path);
  const stem = basename(path, ending);
  let to = join(bin, `${stem}${ending}`);
  for (let number = 2; existsSync(to); number += 1) to = join(bin, `${stem}-${number}${ending}`);
  await rename(path, to);
}
