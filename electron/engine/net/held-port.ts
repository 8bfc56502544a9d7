import { readUdpSockets } from "../system/linux/read-sockets.ts";
import { userName } from "../system/linux/udp-sockets.ts";
import { readOr, type System } from "../system/system.ts";
import type { ReceiverSpec } from "./receiver.ts";

/**
 * Which ways of sharing a port were tried: every one that Linux knows; all but SO_REUSEPORT, because this path cannot
 * ask for it; or all but that, because the whole port would be taken from its holder in part.
 */
export type TriedSharing = "all" | "not-able" | "not-whole";

/** A port that could not be shared with whoever holds it, as the system's error and with what is known of it. */
export class HeldPortError extends Error {
  override readonly name = "HeldPortError";
  /** As the system's calls tell it. */
  readonly code = "EADDRINUSE";
  /** The user whose program holds it, where that is another than ours: name, or number. */
  readonly user: string | null;
  readonly tried: TriedSharing;

  constructor(cause: unknown, user: string | null, tried: TriedSharing) {
    super(`bind EADDRINUSE`, { cause });
    this.user = user;
    this.tried = tried;
  }
}

/**
 * Who holds a port that was refused. A program that shares by SO_REUSEPORT only shares with programs of
 * its own user, which no option of ours can change.
 * @param user the number of our own user; null where there are none
 */
export async function userOfHolder(
  { port, address }: Pick<ReceiverSpec, "port" | "address">,
  user: number | null,
  system: Pick<System, "read" | "littleEndian">,
): Promise<string | null> {
  const { sockets } = await readUdpSockets(system, (one) => one === port);
  const wildcards = ["0.0.0.0", "::"];
  const other = sockets.find(
    (socket) => (socket.address === address || wildcards.includes(socket.address)) && socket.user !== user,
  );
  if (other === undefined) return null;
  return userName((await readOr(system, "/etc/passwd")) ?? "", other.user) ?? `user ${other.user}`;
}

/** Whether Node's dgram can ask for SO_REUSEPORT. @param version as `process.versions.node` */
export function dgramReusesPorts(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 ? major > 23 || minor >= 1 : major === 22 && minor >= 12;
}
