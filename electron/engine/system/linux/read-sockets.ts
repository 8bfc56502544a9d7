import { limits } from "../../../../shared/limits.ts";
import type { Family } from "../../../../shared/net/address.ts";
import type { NoteStatement } from "../../../../shared/statements/notes.ts";
import { readList, type System } from "../system.ts";
import { parseUdpSockets, type UdpSocket } from "./udp-sockets.ts";

const files: readonly (readonly [Family, string])[] = [
  [4, "udp"],
  [6, "udp6"],
];

/**
 * All UDP sockets of this network namespace, both families; `notes` tells when there were too many, or when
 * they could not be read.
 * @param isWanted for a port; all are without it
 */
export async function readUdpSockets(
  system: Pick<System, "read" | "littleEndian">,
  isWanted?: (port: number) => boolean,
): Promise<{
  readonly sockets: UdpSocket[];
  /** Of which families the list could not be read. */
  readonly unread: readonly Family[];
  readonly notes: NoteStatement[];
}> {
  const lists = await Promise.all(files.map(([, name]) => readList(system, `/proc/net/${name}`)));
  const tables = lists.map(({ text }) => parseUdpSockets(text, system.littleEndian, isWanted));
  const unread = files.flatMap(([family], at) => {
    const reason = lists[at]?.unread ?? null;
    return reason === null ? [] : [{ family, reason }];
  });
  const cut = tables.some((table) => table.cut);
  return {
    sockets: tables.flatMap((table) => table.sockets),
    unread: unread.map(({ family }) => family),
    notes: [
      ...unread.map((values): NoteStatement => ({ name: "sockets-unread", values })),
      ...(cut ? ([{ name: "sockets-left-out", values: { most: limits.hostSockets } }] as const) : []),
    ],
  };
}
