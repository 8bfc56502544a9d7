import type { HostProgram } from "../../../../shared/host.ts";
import { limits } from "../../../../shared/limits.ts";
import { isMissing, readOr, reasonOf } from "../../system/system.ts";
import type { HostSystem } from "../host-system.ts";

/** How this program calls itself among the others. */
const ownName = "Castscope";

/** What a search for the owners of sockets found, and what it could not see. */
export interface Owners {
  readonly programs: ReadonlyMap<number, HostProgram>;
  /** Processes whose descriptors this user may not see. */
  readonly denied: number;
  /** Why some processes could not be looked at at all, in the system's own word; null when all could. */
  readonly unread: string | null;
  /** Whether it ended at a bound before it had seen everything. */
  readonly cut: boolean;
}

type Reader = Pick<HostSystem, "read" | "list" | "readLink" | "pid">;

/**
 * Finds whose sockets these are, by their inode numbers, among the descriptors of all processes
 * (/proc/PID/fd). Ends as soon as all are found, and at the bounds of limits.ts.
 */
export async function findOwners(
  system: Reader,
  inodes: Iterable<number>,
  now: () => number = () => performance.now(),
): Promise<Owners> {
  const search = new Search(system, inodes, now);
  await search.run();
  return search;
}

class Search implements Owners {
  readonly programs = new Map<number, HostProgram>();
  denied = 0;
  unread: string | null = null;
  cut = false;
  readonly #system: Reader;
  readonly #wanted: Set<number>;
  readonly #byPid = new Map<number, HostProgram>();
  readonly #now: () => number;
  readonly #end: number;
  #descriptors = 0;

  constructor(system: Reader, inodes: Iterable<number>, now: () => number) {
    this.#system = system;
    this.#wanted = new Set(inodes);
    this.#now = now;
    this.#end = now() + limits.hostScanMs;
  }

  async run(): Promise<void> {
    const processes = await this.#processes();
    for (const [index, pid] of processes.entries()) {
      if (this.#wanted.size === 0) return;
      if (index >= limits.hostProcesses || this.#now() > this.#end) {
        this.cut = true;
        return;
      }
      await this.#look(pid);
      if (this.cut) return;
    }
  }

  /** This process first: most sockets in question are its own. */
  async #processes(): Promise<number[]> {
    if (this.#wanted.size === 0) return [];
    const names = await this.#system.list("/proc").catch((error): string[] => {
      this.unread = reasonOf(error);
      return [];
    });
    const { pid: own } = this.#system;
    const others = names.filter((name) => /^\d+$/.test(name)).map(Number);
    return [own, ...others.filter((pid) => pid !== own)];
  }

  async #look(pid: number): Promise<void> {
    let descriptors: string[];
    try {
      descriptors = await this.#system.list(`/proc/${pid}/fd`);
    } catch (error) {
      if (isDenied(error)) this.denied += 1;
      // A process that ended meanwhile holds nothing.
      else if (!isMissing(error) && reasonOf(error) !== "ESRCH") this.unread = reasonOf(error);
      return;
    }
    for (let from = 0; from < descriptors.length; from += limits.hostDescriptorsAtOnce) {
      const some = descriptors.slice(from, from + limits.hostDescriptorsAtOnce);
      this.#descriptors += some.length;
      if (this.#descriptors > limits.hostDescriptors || this.#now() > this.#end) {
        this.cut = true;
        return;
      }
      const links = await Promise.all(
        some.map((name) => this.#system.readLink(`/proc/${pid}/fd/${name}`).catch(() => "")),
      );
      for (const link of links) await this.#found(pid, link);
    }
  }

  async #found(pid: number, link: string): Promise<void> {
    const inode = Number(/^socket:\[(\d+)\]$/.exec(link)?.[1]);
    if (!this.#wanted.delete(inode)) return;
    const known = this.#byPid.get(pid) ?? { pid, name: await this.#name(pid) };
    this.#byPid.set(pid, known);
    this.programs.set(inode, known);
  }

  /** The kernel cuts names after 15 characters, and Node calls its first thread MainThread. */
  async #name(pid: number): Promise<string> {
    if (pid === this.#system.pid) return ownName;
    const [comm, commandLine] = await Promise.all([
      readOr(this.#system, `/proc/${pid}/comm`),
      readOr(this.#system, `/proc/${pid}/cmdline`),
    ]);
    const name = comm?.trim() ?? "";
    const file = /[^/]*$/.exec(commandLine?.split("\0")[0] ?? "")?.[0] ?? "";
    const better = name === "" || name === "MainThread" || (name.length === 15 && file.startsWith(name));
    return (better && file !== "" ? file : name) || `process ${pid}`;
  }
}

function isDenied(error: unknown): boolean {
  return ["EACCES", "EPERM"].includes(reasonOf(error));
}
