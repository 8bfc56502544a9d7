import { limits } from "../../../shared/limits.ts";
import type { Surroundings } from "./find.ts";

/** A program and its arguments, as they are started. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * The command that runs a program within limits that the system holds: processor time, address space, no files of more than
 * nothing, no memory dump. The shell gives way to the program, so that ending the process ends the program. Windows has
 * no such command; there the limits of `child.ts` hold alone, as they do for what a system does not know (macOS: memory).
 * @param unshare the program of that name, for a network of its own, in which there is nothing; null goes without
 */
export function confined(
  { program, args }: Command,
  platform: Surroundings["platform"],
  unshare: string | null,
): Command {
  if (platform === "win32") return { program, args };
  const shell: Command = { program: "/bin/sh", args: ["-c", limited, "sh", program, ...args] };
  if (unshare === null) return shell;
  return {
    program: unshare,
    args: ["--user", "--map-root-user", "--net", "--", shell.program, ...shell.args],
  };
}

const limited = [
  ["-c", 0],
  ["-f", 0],
  ["-t", limits.wiresharkCpuSeconds],
  ["-v", limits.wiresharkMemoryBytes / 1024],
]
  .map(([option, most]) => `ulimit ${option} ${most} 2>/dev/null`)
  .concat('exec "$@"')
  .join("; ");

/**
 * The environment of a program that reads no settings of the person who runs Castscope: its home is an empty folder, and
 * nothing else of the environment is told to it.
 * @param home an empty folder
 */
export function cleanEnvironment(
  home: string,
  { platform, env }: Pick<Surroundings, "platform" | "env">,
): Record<string, string> {
  const clean: Record<string, string> = {
    ...{ HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, WIRESHARK_CONFIG_DIR: home },
    ...{ TMPDIR: home, LC_ALL: "C" },
  };
  if (platform !== "win32") return { ...clean, PATH: "/usr/bin:/bin" };
  for (const name of ["SystemRoot", "windir", "ProgramData", "Path"]) {
    const value = env[name];
    if (value !== undefined) clean[name] = value;
  }
  return { ...clean, APPDATA: home, LOCALAPPDATA: home, USERPROFILE: home, TEMP: home, TMP: home };
}
