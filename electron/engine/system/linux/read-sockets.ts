import { limits } from "../../../../shared/limits.ts";
import type { NoteStatement } from "../../../../shared/statements/notes.ts";
import { readOr, type System } from "../system.ts";
import { parseUdpSockets, type UdpSocket } from "./udp-sockets.ts";

/**
 * All UDP sockets of this network namespace, both families; `notes` tells when there were too many.
 * @param isWanted for a port; all are without it
 */
export async function readUdpSockets(
  system: Pick<System, "read" | "littleEndian">,
  isWanted?: (port: number) => boolean,
): Promise<{ readonly sockets: UdpSocket[]; readonly notes: NoteStatement[] }> {
  const texts = await Promise.all(
    ["udp", "udp6"].map(async (name) => (await readOr(system, `/proc/net/${name}`)) ?? ""),
  );
  const tables = texts.map((text) => parseUdpSockets(text, system.littleEndian, isWanted));
  const cut = tables.some((table) => table.cut);
  return {
    sockets: tables.flatMap((table) => table.sockets),
    notes: cut ? [{ name: "sockets-left-out", values: { most: limits.hostSockets } }] : [],
  };
}
