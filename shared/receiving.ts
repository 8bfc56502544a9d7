import type { About } from "./model.ts";

/** What a datagram's bytes and sender do not tell, and only some systems do. */
const beyond = ["ttl", "arrivalInterface", "kernelTime", "kernelDrops"] as const;

/** How datagrams are received here, and what is therefore not known of them. */
export interface Receiving {
  readonly path: About["receivePath"];
  /** Why it is not the better path; null where it is. */
  readonly reason: string | null;
  readonly notTold: readonly (typeof beyond)[number][];
}

export function receivingOf({ receivePath, receivePathReason }: About): Receiving {
  return {
    path: receivePath,
    reason: receivePathReason,
    notTold: receivePath === "recvmmsg" ? [] : beyond,
  };
}

/** The same in words, for people. */
export function receivingSentence({ path, reason }: Receiving): string {
  return path === "recvmmsg"
    ? "TTL, arrival interface, kernel time and the kernel’s drops are told."
    : `TTL, arrival interface, kernel time and drops are not told, because ${reason ?? "Node’s dgram receives"}.`;
}
