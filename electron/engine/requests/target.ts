import { chooseZone, type InterfaceNames } from "../../../shared/input/interface-choice.ts";
import { checkLink } from "../../../shared/input/link.ts";
import { parseSource } from "../../../shared/input/source.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { fail } from "../../../shared/problem.ts";
import { statementOf } from "../../../shared/statements/statement.ts";

/**
 * Reads the address of a join, of which the unspecified one means a port; throws `bad-group`.
 * @param on the interface that was asked for
 */
export function readGroup(text: string, on: string | null): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("group-unreadable", { mistake: statementOf(parsed.problem) });
  const { use } = parsed.value;
  if (use === "reserved") {
    return fail("group-not-joinable", { address: parsed.value.text });
  }
  const linked = checkLink(parsed.value, on);
  return linked.ok ? parsed.value : fail("group-unreadable", { mistake: statementOf(linked.problem) });
}

/** Reads the source of a join, canonical; throws `bad-source`, also for a zone that does not exist. */
export function readSource(
  text: string | null,
  group: IpAddress,
  interfaces: readonly InterfaceNames[],
): string | null {
  if (text === null) return null;
  const parsed = parseSource(text, group);
  if (!parsed.ok) return fail("source-unreadable", { mistake: statementOf(parsed.problem) });
  const address = parseAddress(text);
  const zone = address.ok ? address.value.zone : null;
  const zoned = zone === null ? null : chooseZone(zone, interfaces);
  if (zoned?.ok === false) return fail("source-unreadable", { mistake: statementOf(zoned.problem) });
  return parsed.value;
}

/**
 * Reads the destination of a send; throws `bad-destination`.
 * @param on the interface that was asked for
 */
export function readDestination(text: string, on: string | null): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("destination-unreadable", { mistake: statementOf(parsed.problem) });
  const { use, text: address } = parsed.value;
  if (use === "broadcast") return fail("destination-is-broadcast", { address });
  if (use === "unspecified" || use === "reserved") return fail("destination-unspecified", { address });
  const linked = checkLink(parsed.value, on);
  return linked.ok ? parsed.value : fail("destination-unreadable", { mistake: statementOf(linked.problem) });
}
