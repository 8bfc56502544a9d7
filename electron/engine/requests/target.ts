import { parseSource } from "../../../shared/input/source.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { fail } from "../../../shared/problem.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";

/** Reads the address of a join; throws `bad-group` with the parser's sentence. */
export function readGroup(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("bad-group", inputProblemText(parsed.problem), { concerns: "address" });
  const { use } = parsed.value;
  if (use === "broadcast" || use === "unspecified") {
    return fail("bad-group", `${parsed.value.text} is no group: groups are 224.0.0.0/4 and ff00::/8.`, {
      concerns: "address",
    });
  }
  return parsed.value;
}

/** Reads the source of a join, canonical; throws `bad-source` with the parser's sentence. */
export function readSource(text: string | null, group: IpAddress): string | null {
  if (text === null) return null;
  const parsed = parseSource(text, group);
  return parsed.ok
    ? parsed.value
    : fail("bad-source", inputProblemText(parsed.problem), { concerns: "source" });
}

/** Reads the destination of a send; throws `bad-destination`. */
export function readDestination(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return fail("bad-destination", inputProblemText(parsed.problem), { concerns: "address" });
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
