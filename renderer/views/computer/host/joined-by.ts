import type { HostMembership } from "../../../../shared/host.ts";
import { plural } from "../../../../shared/text/count.ts";

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
  if (kernel) return { text: "kernel", title: "Only the kernel itself belongs to this group" };
  const count = sockets === null ? "" : plural(sockets, "socket");
  if (programs === null || programs.length === 0) {
    return {
      text: count || "not told",
      title: `${count || "Joined"}; this system does not tell by which program`,
    };
  }
  const names = [...new Set(programs.map(({ name }) => name))].join(", ");
  // A number that the names do not make plain: several sockets of one, or some of nobody told.
  const more = sockets !== null && sockets > programs.length ? `, ${count}` : "";
  const processes = programs.map(({ name, pid }) => `${name} (process ${pid})`).join(", ");
  const on = ports.length === 0 ? "" : `, port ${ports.join(", ")}`;
  return { text: names + more, title: [processes + on, count].filter(Boolean).join("; ") };
}
