import { type IpAddress, parseAddress } from "../../shared/net/address.ts";
import { canHaveSource } from "../../shared/net/groups.ts";
import { fail } from "../../shared/problem.ts";

/** Reads the address of a join; throws `bad-group` with the parser's sentence. */
export function readGroup(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("bad-group", parsed.problem.message, { concerns: "address" });
  const { use } = parsed.value;
  if (use === "broadcast" || use === "unspecified") {
    return fail("bad-group", `${parsed.value.text} is no group: groups are 224.0.0.0/4 and ff00::/8.`, {
      concerns: "address",
    });
  }
  return parsed.value;
}

/** Reads the source of a join, canonical; throws `bad-source`. */
export function readSource(text: string | null, group: IpAddress): string | null {
  if (text === null) return null;
  const concerns = { concerns: "source" };
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("bad-source", parsed.problem.message, concerns);
  const source = parsed.value;
  if (group.use !== "multicast") {
    return fail("bad-source", `Only a group can have a source, and ${group.text} is one host.`, concerns);
  }
  if (source.use !== "host") {
    return fail("bad-source", `${source.text} is no host: a source is the address of one host.`, concerns);
  }
  if (source.family !== group.family) {
    return fail("bad-source", "The source and the group must be of one family.", concerns);
  }
  if (!canHaveSource(group)) {
    return fail(
      "bad-source",
      `${group.text} cannot have a source: every host belongs to it and never reports it.`,
      concerns,
    );
  }
  return source.text;
}

/** Reads the destination of a send; throws `bad-destination`. */
export function readDestination(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("bad-destination", parsed.problem.message, { concerns: "address" });
  const { use, text: address } = parsed.value;
  if (use === "broadcast") {
    return fail(
      "bad-destination",
      "255.255.255.255 is broadcast, which reaches every host: send to a group or to one host.",
      { concerns: "address" },
    );
  }
  if (use === "unspecified") {
    return fail("bad-destination", `${address} is no destination: type a group or a host.`, {
      concerns: "address",
    });
  }
  return parsed.value;
}
