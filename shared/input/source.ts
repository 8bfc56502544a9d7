import { type IpAddress, parseAddress, parseHostPort } from "../net/address.ts";
import { canHaveSource } from "../net/groups.ts";
import { accept, type Parsed, refuse } from "../parsed.ts";

/** Reads the one source that a membership of `group` shall hear; its canonical text without a zone. */
export function parseSource(text: string, group: IpAddress): Parsed<string> {
  const several = text.split(/[\s,]+/).filter((one) => one !== "");
  if (several.length > 1 && several.every((one) => parseAddress(one).ok))
    return refuse("query-names-several", { clause: "from" }, 0, text.length);
  const whole = parseHostPort(text);
  if (whole.ok && whole.value.port !== null) {
    const { address } = whole.value;
    return refuse("source-with-port", { source: address.text }, 0, text.length);
  }
  const parsed = parseAddress(text);
  if (!parsed.ok) return parsed;
  const source = parsed.value;
  const [start, end] = [0, text.length];
  if (group.use !== "multicast") return refuse("source-of-host", { host: group.text }, start, end);
  if (source.use === "multicast") return refuse("source-is-group", { source: source.text }, start, end);
  if (source.use !== "host") return refuse("source-not-a-host", { source: source.text }, start, end);
  if (source.family !== group.family) {
    return refuse("source-of-other-family", { source: source.family, group: group.family }, start, end);
  }
  if (!canHaveSource(group)) {
    return refuse("group-without-sources", { group: group.text }, start, end);
  }
  return accept(source.text);
}
