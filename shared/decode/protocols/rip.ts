import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const commands: Readonly<Record<number, string>> = { 1: "Request", 2: "Response" };
/** Of an entry that is the packet's authentication instead of a route. */
const authenticationFamily = 0xffff;
const entryLength = 20;

/** Routing Information Protocol version 2, RFC 2453. */
export const rip: Decoder = {
  type: "rip",
  title: "RIPv2",
  ports: [520],
  recognise(bytes) {
    const [command = 0, version, zero, other] = bytes;
    const isHeader = (command === 1 || command === 2) && version === 2 && zero === 0 && other === 0;
    if (!isHeader || bytes.length < 24 || bytes.length % entryLength !== 4) return evidence.none;
    for (let at = 4; at < bytes.length; at += entryLength) {
      const family = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      if (family === authenticationFamily) continue;
      const isMetric =
        bytes[at + 16] === 0 && bytes[at + 17] === 0 && bytes[at + 18] === 0 && (bytes[at + 19] ?? 0) <= 16;
      if ((family !== 0 && family !== 2) || !isMetric) return evidence.none;
    }
    return evidence.likely;
  },
  decode(packet) {
    const command = packet.u8(0, "command", "Command", { names: commands });
    packet.u8(1, "version", "Version");
    packet.u16(2, "zero", "Must be zero");
    const routes: string[] = [];
    let asksForAll = false;
    for (let at = 4; packet.left(at) > 0; at += entryLength) {
      const family = packet.peek16(at);
      if (family === authenticationFamily) decodeAuthentication(packet, at);
      else {
        const route = decodeRoute(packet, at);
        asksForAll ||= command === 1 && family === 0;
        routes.push(route);
      }
    }
    const name = nameIn(commands, command) ?? `Command ${command}`;
    if (asksForAll) return `${name} for the whole table`;
    const [first = ""] = routes;
    return routes.length <= 1 ? `${name} ${first}` : `${name} ${routes.length} routes, ${first}`;
  },
};

function decodeRoute(packet: Branch, at: number): string {
  let told = "";
  packet.branch(at, entryLength, "route", "Route", (inner) => {
    inner.u16(at, "family", "Address family identifier", { names: { 0: "Unspecified", 2: "IP" } });
    inner.u16(at + 2, "tag", "Route tag");
    const address = inner.ipv4(at + 4, "address", "IP address");
    const mask = inner.ipv4(at + 8, "mask", "Subnet mask");
    inner.ipv4(at + 12, "next-hop", "Next hop");
    const metric = inner.u32(at + 16, "metric", "Metric", { names: { 16: "Unreachable" } });
    told = `${address}${prefixOf(inner.peek32(at + 8)) ?? ` mask ${mask}`} metric ${metric}`;
    return told;
  });
  return told;
}

/** As `/24`; null where the bits do not begin at the left. */
function prefixOf(mask: number): string | null {
  const ones = Math.clz32(~mask);
  return mask === (ones === 0 ? 0 : (0xffff_ffff << (32 - ones)) >>> 0) ? `/${ones}` : null;
}

const authenticationTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Message digest, trailer", 2: "Simple password", 3: "Message digest (RFC 2082, RFC 4822)" },
};

function decodeAuthentication(packet: Branch, at: number): void {
  const length = packet.peek16(at + 2) === 1 ? packet.left(at) : entryLength;
  packet.branch(at, length, "authentication", "Authentication", (inner) => {
    inner.u16(at, "family", "Address family identifier", { hex: true });
    const type = inner.u16(at + 2, "type", "Authentication type", { names: authenticationTypes });
    if (type === 2) inner.text(at + 4, 16, "password", "Password");
    else inner.raw(at + 4, length - 4, "data", "Authentication data");
    return nameIn(authenticationTypes, type) ?? `type ${type}`;
  });
}
