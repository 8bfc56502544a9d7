import type { About } from "./model/about.ts";
import type { ReasonStatement } from "./statements/reasons.ts";
import { noteText } from "./text/sentences.ts";

/** What a datagram's bytes and sender do not tell, and only some systems do. */
const beyond = ["ttl", "dscp", "arrivalInterface", "kernelTime", "kernelDrops"] as const;

/** How datagrams are received here, and what is therefore not known of them. */
export interface Receiving {
  readonly path: About["receivePath"];
  /** Why it is not the better path; null where it is. */
  readonly reason: ReasonStatement | null;
  readonly notTold: readonly (typeof beyond)[number][];
}

export function receivingOf({ receivePath, receivePathReason, platform }: About): Receiving {
  return {
    path: receivePath,
    reason: receivePathReason,
    // Linux lists the drops of every socket, also of those that cannot be asked.
    notTold:
      receivePath !== "dgram" ? [] : beyond.filter((one) => one !== "kernelDrops" || platform !== "linux"),
  };
}

/** The same in words, for people. */
export function receivingSentence({ path, reason, notTold }: Receiving): string {
  if (path === "recvmmsg") return noteText({ name: "receiving-all-told", values: {} });
  const name = notTold.includes("kernelDrops") ? "receiving-less-told" : "receiving-drops-told";
  return noteText({ name, values: { reason } });
}
