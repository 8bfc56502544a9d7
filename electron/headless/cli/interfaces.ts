import type { Snapshot } from "../../../shared/contract/telling.ts";
import { formatSpeed } from "../../../shared/format.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { receivingOf, receivingSentence } from "../../../shared/receiving.ts";
import { reasonText } from "../../../shared/text/sentences.ts";
import { readArguments } from "./arguments.ts";
import { renderTable, type TextColumn } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes, refuseUsage } from "./usage.ts";

export function readInterfacesArguments(args: readonly string[]): { json: boolean } {
  const { switches, rest } = readArguments(args, { json: null });
  const [extra] = rest;
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "interfaces" });
  return { json: switches.json === true };
}

/**
 * Prints the interfaces: a table, or one JSON array of the contract's rows, each with how datagrams
 * are received on it and what is not told of them.
 */
export function printInterfaces(
  { interfaces, about }: Pick<Snapshot, "interfaces" | "about">,
  json: boolean,
  terminal: Terminal,
): number {
  const receiving = receivingOf(about);
  if (json) {
    const reason = receiving.reason && reasonText(receiving.reason);
    terminal.json(interfaces.map((one) => ({ ...one, receiving: { ...receiving, reason } })));
    return exitCodes.done;
  }
  for (const line of renderTable(columns, interfaces)) terminal.out(`${line}\n`);
  terminal.out(`\nReceiving by ${receiving.path}: ${receivingSentence(receiving)}\n`);
  return exitCodes.done;
}

const columns: readonly TextColumn<Interface>[] = [
  { title: "Name", text: (row) => row.name },
  { title: "State", text: (row) => row.state },
  {
    title: "Addresses",
    text: (row) => row.addresses.map(({ address, prefix }) => `${address}/${prefix}`).join(", ") || "none",
  },
  { title: "Default for", text: defaultFor },
  { title: "Versions", text: ({ versions }) => versionsOf(versions) },
  { title: "Speed", text: (row) => (row.speed === null ? "–" : formatSpeed(row.speed)) },
  { title: "MAC", text: (row) => row.mac ?? "–" },
];

/** The versions in which the interface reports memberships, where the system tells. */
function versionsOf({ igmp, mld }: Interface["versions"]): string {
  return [igmp, mld].filter((one) => one !== null).join(", ") || "–";
}

/** The families whose groups the system would join here when no interface is named. */
function defaultFor({ isDefault }: Interface): string {
  const families = [isDefault.ipv4 ? "IPv4" : "", isDefault.ipv6 ? "IPv6" : ""].filter(Boolean);
  return families.join(", ") || "–";
}
