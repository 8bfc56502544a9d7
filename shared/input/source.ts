import { type IpAddress, parseAddress, parseHostPort } from "../net/address.ts";
import { canHaveSource } from "../net/groups.ts";
import { accept, type Parsed, refuse } from "../parsed.ts";

/** Reads the one source that a membership of `group` shall hear; its canonical text without a zone. */
export function parseSource(text: string, group: IpAddress): Parsed<string> {
  const whole = parseHostPort(text);
  if (whole.ok && whole.value.port !== null) {
    const { address } = whole.value;
    return refuse(`A source is named without a port: ${address.text}.`, 0, text.length);
  }
  const parsed = parseAddress(text);
  if (!parsed.ok) return parsed;
  const source = parsed.value;
  const fail = (message: string): Parsed<never> => refuse(message, 0, text.length);
  if (group.use !== "multicast")
    return fail(`Only a group can have a source, and ${group.text} is one host.`);
  if (source.use === "multicast")
    return fail(`${source.text} is a group: a source is the address of one host.`);
  if (source.use !== "host") return fail(`${source.text} is no host: it cannot be a source.`);
  if (source.family !== group.family) {
    return fail(
      `The source is IPv${source.family} and the group IPv${group.family}: both must be of one family.`,
    );
  }
  if (!canHaveSource(group)) {
    return fail(`${group.text} cannot have a source: every host belongs to it and never reports it.`);
  }
  return accept(source.text);
}
