import { access, constants, stat } from "node:fs/promises";
import { posix, win32 } from "node:path";

/** What is looked at to find programs; tests bring their own. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a file is there and may be run. */
  isProgram(path: string): Promise<boolean>;
}

export const theseSurroundings: Surroundings = {
  platform: process.platform,
  env: process.env,
  async isProgram(path) {
    try {
      await access(path, constants.X_OK);
      return (await stat(path)).isFile();
    } catch {
      return false;
    }
  },
};

/** The path of tshark: on PATH, else where Wireshark's installers put it; null where it is not. Nothing is run. */
export function findTshark(surroundings: Surroundings): Promise<string | null> {
  return findProgram("tshark", usualFolders(surroundings), surroundings);
}

/**
 * A program by its name.
 * @param further folders that are looked into after PATH
 */
export async function findProgram(
  name: string,
  further: readonly string[],
  surroundings: Surroundings,
): Promise<string | null> {
  const { platform, env } = surroundings;
  const path = platform === "win32" ? win32 : posix;
  const onPath = (env.PATH ?? env.Path ?? "").split(path.delimiter);
  for (const folder of [...onPath, ...further]) {
    // A relative one is whatever the current folder holds, which may be anybody's.
    if (!path.isAbsolute(folder)) continue;
    const file = path.join(folder, platform === "win32" ? `${name}.exe` : name);
    if (await surroundings.isProgram(file)) return file;
  }
  return null;
}

/** A program that is started from a dock or a menu has a short PATH. */
function usualFolders({ platform, env }: Surroundings): string[] {
  if (platform === "darwin") {
    return ["/Applications/Wireshark.app/Contents/MacOS", "/opt/homebrew/bin", "/usr/local/bin"];
  }
  if (platform === "win32") {
    const roots = [env.ProgramFiles, env.ProgramW6432, env["ProgramFiles(x86)"], "C:\\Program Files"];
    return roots.flatMap((root) => (root === undefined ? [] : [win32.join(root, "Wireshark")]));
  }
  return ["/usr/local/bin", "/usr/bin"];
}
