import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

/** RFC 8415, section 7.3. */
const messages: Readonly<Record<number, string>> = {
  ...{ 1: "Solicit", 2: "Advertise", 3: "Request", 4: "Confirm", 5: "Renew", 6: "Rebind", 7: "Reply" },
  ...{ 8: "Release", 9: "Decline", 10: "Reconfigure", 11: "Information-request", 12: "Relay-forward" },
  ...{
    13: "Relay-reply",
    14: "Leasequery",
    15: "Leasequery-reply",
    16: "Leasequery-done",
    17: "Leasequery-data",
  },
};
/** RFC 8415, section 21, and those of other RFCs that are asked for often. */
const options: Readonly<Record<number, string>> = {
  ...{ 1: "Client identifier", 2: "Server identifier", 3: "Identity association (IA_NA)", 4: "IA_TA" },
  ...{ 5: "IA address", 6: "Option request", 7: "Preference", 8: "Elapsed time", 9: "Relay message" },
  ...{ 11: "Authentication", 12: "Server unicast", 13: "Status code", 14: "Rapid commit", 15: "User class" },
  ...{ 16: "Vendor class", 17: "Vendor options", 18: "Interface ID", 19: "Reconfigure message" },
  ...{ 20: "Reconfigure accept", 23: "DNS recursive name servers", 24: "Domain search list" },
  ...{ 25: "Prefix delegation (IA_PD)", 26: "IA prefix", 31: "SNTP servers", 32: "Information refresh time" },
  ...{ 39: "Client FQDN", 56: "NTP server", 59: "Boot file URL", 82: "SOL_MAX_RT", 83: "INF_MAX_RT" },
};
const statuses: Readonly<Record<number, string>> = {
  ...{ 0: "Success", 1: "UnspecFail", 2: "NoAddrsAvail", 3: "NoBinding", 4: "NotOnLink", 5: "UseMulticast" },
  ...{ 6: "NoPrefixAvail" },
};
const relayHeader = 34;

/** Dynamic Host Configuration Protocol for IPv6, RFC 8415. */
export const dhcpv6: Decoder = {
  type: "dhcpv6",
  title: "DHCPv6",
  ports: [547, 546],
  recognise(bytes) {
    const type = bytes[0] ?? 0;
    if (bytes.length < 8 || !Object.hasOwn(messages, type)) return evidence.none;
    let at = isRelay(type) ? relayHeader : 4;
    if (at >= bytes.length) return evidence.none;
    while (at + 4 <= bytes.length) {
      if (!Object.hasOwn(options, ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))) return evidence.none;
      at += 4 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    }
    return at === bytes.length ? evidence.likely : evidence.none;
  },
  decode: (packet) => decodeMessage(packet, 0),
};

function isRelay(type: number): boolean {
  return type === 12 || type === 13;
}

function decodeMessage(packet: Branch, at: number): string {
  const type = packet.u8(at, "message-type", "Message type", { names: messages });
  const name = nameIn(messages, type) ?? `Message ${type}`;
  const told: string[] = [];
  if (isRelay(type)) {
    packet.u8(at + 1, "hop-count", "Hop count");
    packet.ipv6(at + 2, "link-address", "Link address");
    packet.ipv6(at + 18, "peer-address", "Peer address");
    decodeOptions(packet, at + relayHeader, told);
    return [name, ...told].join(", ");
  }
  const id = packet.u24(at + 1, "transaction-id", "Transaction ID", { hex: true });
  decodeOptions(packet, at + 4, told);
  return [`${name} 0x${id.toString(16).padStart(6, "0")}`, ...told].join(", ");
}

/** @param told what of the options belongs in the packet's line */
function decodeOptions(packet: Branch, begin: number, told: string[]): void {
  for (let at = begin; packet.left(at) > 0; at += 4 + packet.peek16(at + 2)) {
    const option = at;
    const length = packet.peek16(at + 2);
    const code = packet.peek16(at);
    const name = nameIn(options, code) ?? `Option ${code}`;
    packet.branch(option, 4 + length, "option", name, (inner) => {
      inner.u16(option, "code", "Code", { names: options });
      inner.u16(option + 2, "length", "Length", { unit: "bytes" });
      return length === 0 ? "" : decodeOption(inner, code, option + 4, length, told);
    });
  }
}

function decodeOption(inner: Branch, code: number, at: number, length: number, told: string[]): string {
  switch (code) {
    case 1:
    case 2:
      return decodeDuid(inner, at, length, code === 1 ? "client" : "server", told);
    case 3:
    case 25: {
      const id = inner.u32(at, "iaid", "IAID", { hex: true });
      inner.u32(at + 4, "t1", "T1", { unit: "s" });
      inner.u32(at + 8, "t2", "T2", { unit: "s" });
      decodeOptions(inner, at + 12, told);
      return `IAID 0x${id.toString(16).padStart(8, "0")}`;
    }
    case 5: {
      const address = inner.ipv6(at, "address", "IPv6 address");
      inner.u32(at + 16, "preferred-lifetime", "Preferred lifetime", { unit: "s" });
      inner.u32(at + 20, "valid-lifetime", "Valid lifetime", { unit: "s" });
      decodeOptions(inner, at + 24, told);
      told.push(address);
      return address;
    }
    case 26: {
      inner.u32(at, "preferred-lifetime", "Preferred lifetime", { unit: "s" });
      inner.u32(at + 4, "valid-lifetime", "Valid lifetime", { unit: "s" });
      const size = inner.u8(at + 8, "prefix-length", "Prefix length");
      const prefix = inner.ipv6(at + 9, "prefix", "IPv6 prefix");
      decodeOptions(inner, at + 25, told);
      told.push(`${prefix}/${size}`);
      return `${prefix}/${size}`;
    }
    case 6: {
      const asked: string[] = [];
      for (let one = at; one < at + length; one += 2) {
        const wanted = inner.u16(one, "requested", "Requested option", { names: options });
        asked.push(nameIn(options, wanted) ?? String(wanted));
      }
      return asked.join(", ");
    }
    case 7:
      return String(inner.u8(at, "preference", "Preference"));
    case 8:
      return `${10 * inner.u16(at, "elapsed", "Elapsed time", { say: (value) => `${10 * value} ms` })} ms`;
    case 9: {
      let told9 = "";
      inner.branch(at, length, "message", "Relayed message", (relayed) => {
        told9 = decodeMessage(relayed, at);
        return told9;
      });
      told.push(told9);
      return told9;
    }
    case 13: {
      const status = inner.u16(at, "status", "Status code", { names: statuses });
      const text = length > 2 ? inner.text(at + 2, length - 2, "message-text", "Status message") : "";
      const name = nameIn(statuses, status) ?? `status ${status}`;
      if (status !== 0) told.push(name);
      return text === "" ? name : `${name}: ${text}`;
    }
    case 23: {
      const servers: string[] = [];
      for (let one = at; one < at + length; one += 16)
        servers.push(inner.ipv6(one, "server", "Server address"));
      return servers.join(", ");
    }
    default:
      inner.raw(at, length, "data", "Data");
      return `${length} bytes`;
  }
}

const duidTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Link-layer address plus time", 2: "Enterprise number", 3: "Link-layer address", 4: "UUID" },
};

/** RFC 8415, section 11. */
function decodeDuid(inner: Branch, at: number, length: number, whose: string, told: string[]): string {
  const type = inner.u16(at, "duid-type", "DUID type", { names: duidTypes });
  if (type !== 1 && type !== 3) {
    inner.raw(at + 2, length - 2, "identifier", "Identifier");
    return nameIn(duidTypes, type) ?? `type ${type}`;
  }
  inner.u16(at + 2, "hardware-type", "Hardware type", { names: { 1: "Ethernet" } });
  if (type === 1) inner.u32(at + 4, "time", "Time", { say: sayDuidTime });
  const begin = at + (type === 1 ? 8 : 4);
  const address = inner.mac(begin, at + length - begin, "link-address", "Link-layer address");
  told.push(`${whose} ${address}`);
  return address;
}

/** Seconds since the beginning of 2000. */
function sayDuidTime(seconds: number): string {
  const date = new Date(Date.UTC(2_000, 0, 1) + 1_000 * seconds).toISOString();
  return `${date.slice(0, 10)} ${date.slice(11, 19)} UTC`;
}
