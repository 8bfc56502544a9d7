import { parseSource } from "../../../shared/input/source.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { mistakeOf } from "../../../shared/parsed.ts";
import { fail } from "../../../shared/problem.ts";

/** Reads the address of a join; throws `bad-group`. */
export function readGroup(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("group-unreadable", { mistake: mistakeOf(parsed.problem) });
  const { use } = parsed.value;
  if (use === "broadcast" || use === "unspecified") {
    return fail("group-not-joinable", { address: parsed.value.text });
  }
  return parsed.value;
}

/** Reads the source of a join, canonical; throws `bad-source`. */
export function readSource(text: string | null, group: IpAddress): string | null {
  if (text === null) return null;
  const parsed = parseSource(text, group);
  return parsed.ok ? parsed.value : fail("source-unreadable", { mistake: mistakeOf(parsed.problem) });
}

/** Reads the destination of a send; throws `bad-destination`. */
export function readDestination(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("destination-unreadable", { mistake: mistakeOf(parsed.problem) });
  const { use, text: address } = parsed.value;
  if (use === "broadcast") return fail("destination-is-broadcast", { address });
  if (use === "unspecified") return fail("destination-unspecified", { address });
  return parsed.value;
}
