import { accept, type Parsed, refuse } from "../parsed.ts";
import type { Word } from "./word.ts";

/** The keys with which players name an interface, by its address or by its name … */
const interfaceKeys: ReadonlySet<string> = new Set(["localaddr", "multicast-iface", "iface", "interface"]);
/** … and the sources that are heard. */
const sourceKeys: ReadonlySet<string> = new Set(["sources", "source"]);

/**
 * What the query of a pasted URL says of the membership. Everything else in it is a setting of the
 * player that it was made for (packet size, buffers, time-outs) and changes nothing of what is joined.
 */
export function readQuery(query: Word): Parsed<{ on: Word | null; from: Word | null }> {
  const found: { on: Word | null; from: Word | null } = { on: null, from: null };
  let start = query.start;
  for (const pair of query.text.split("#", 1)[0]?.split("&") ?? []) {
    const equals = pair.indexOf("=");
    // In a text of XML the sign before it is “&amp;”.
    const key = pair.slice(0, Math.max(0, equals)).toLowerCase().replace(/^amp;/, "");
    const value: Word = { text: pair.slice(equals + 1), start: start + equals + 1 };
    const what = interfaceKeys.has(key) ? "on" : sourceKeys.has(key) ? "from" : null;
    if (what !== null && value.text !== "") {
      const end = start + pair.length;
      const earlier = found[what];
      if (earlier || (what === "from" && value.text.includes(","))) {
        return refuse("query-names-several", { clause: what }, start, end);
      }
      found[what] = value;
    }
    start += pair.length + 1;
  }
  return accept(found);
}
