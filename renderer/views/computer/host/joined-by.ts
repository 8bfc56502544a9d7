import type { HostMembership } from "../../../../shared/host.ts";
import { words } from "./words/words.ts";

/** Who joined, in a few words, and all that is told of it as the tooltip. */
export interface JoinedBy {
  readonly text: string;
  readonly title: string;
}

/** The kernel, the programs that are told, or the number of sockets. */
export function joinedBy({
  kernel,
  sockets,
  programs,
  ports,
}: Pick<HostMembership, "kernel" | "sockets" | "programs" | "ports">): JoinedBy {
  const { by } = words();
  if (kernel) return { text: by.kernel, title: by.kernelHint };
  const count = sockets === null ? "" : by.sockets(sockets);
  if (programs === null || programs.length === 0) {
    return { text: count || by.notTold, title: by.programUntold(count || null) };
  }
  const names = [...new Set(programs.map(({ name }) => name))].join(", ");
  // A number that the names do not make plain: several sockets of one, or some of nobody told.
  const more = sockets !== null && sockets > programs.length ? `, ${count}` : "";
  const processes = programs.map(({ name, pid }) => by.process(name, pid)).join(", ");
  const used = ports.length === 0 ? processes : by.ports(processes, ports);
  return { text: names + more, title: [used, count].filter(Boolean).join("; ") };
}
