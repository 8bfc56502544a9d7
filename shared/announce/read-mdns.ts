import { decodeAs } from "../decode/decode.ts";
import type { DecodedField } from "../decode/field.ts";
import { mdns } from "../decode/protocols/dns.ts";
import { limits } from "../limits.ts";
import type { Announcer } from "../model/announcement.ts";
import { printable } from "../text/printable.ts";

/** A service of audio or video that a response of mDNS names (RFC 6763). */
export interface MdnsService {
  readonly by: Exclude<Announcer, "sap">;
  readonly name: string;
  /** Where it answers: “host.local:554”; null where this response does not say. */
  readonly host: string | null;
  /** For how long it holds, in s; 0 takes it back (RFC 6762, section 10.1). */
  readonly ttl: number;
}

export const mdnsPort = 5_353;
const sent = { address: "224.0.0.251", port: mdnsPort, sourcePort: mdnsPort };

/** What is pointed from, the more exact first: a session of RAVENNA is one of RTSP as well. */
const services: readonly { readonly by: MdnsService["by"]; readonly owner: string; readonly type: string }[] =
  [
    { by: "ravenna", owner: "_ravenna_session._sub._rtsp._tcp.local", type: "_rtsp._tcp.local" },
    { by: "rtsp", owner: "_rtsp._tcp.local", type: "_rtsp._tcp.local" },
    { by: "dante", owner: "_netaudio-arc._udp.local", type: "_netaudio-arc._udp.local" },
    { by: "ndi", owner: "_ndi._tcp.local", type: "_ndi._tcp.local" },
  ];
/** Labels of which one stands in every such response, whatever else is compressed. */
const labels = ["_rtsp", "_netaudio-arc", "_ndi"];

/** The services that a datagram of mDNS announces: none of a query, or of other services. */
export function readMdns(bytes: Uint8Array): readonly MdnsService[] {
  if (bytes.length < 12 || ((bytes[2] ?? 0) & 0x80) === 0 || !mayName(bytes)) return [];
  const records = decodeAs(mdns, bytes, sent).fields.flatMap(({ name, fields }) =>
    ["answer", "authority", "additional"].includes(name) ? fields : [],
  );
  const hosts = new Map<string, string>();
  for (const record of records) {
    const target = told(record, "target");
    const port = told(record, "port");
    if (record.name === "srv" && target !== null && port !== null)
      hosts.set(lower(told(record, "name")), printable(`${target}:${port}`));
  }
  const found = new Map<string, MdnsService>();
  for (const { by, owner, type } of services) {
    for (const record of records) {
      const instance = told(record, "domain-name");
      if (record.name !== "ptr" || instance === null || lower(told(record, "name")) !== owner) continue;
      const suffix = `.${type}`;
      if (!lower(instance).endsWith(suffix) || found.has(lower(instance))) continue;
      const name = printable(instance.slice(0, -suffix.length)).slice(0, limits.announcedNameCharacters);
      const ttl = Number(told(record, "ttl") ?? 0);
      if (name !== "")
        found.set(lower(instance), { by, name, host: hosts.get(lower(instance)) ?? null, ttl });
    }
  }
  return [...found.values()];
}

/** Names of the DNS are the same in capitals (RFC 6762, section 16). */
function lower(text: string | null): string {
  return (text ?? "").toLowerCase();
}

function told({ fields }: DecodedField, name: string): string | null {
  const value = fields.find((field) => field.name === name)?.value;
  return value === undefined || value === null ? null : String(value);
}

/** Most mDNS is of printers and telephones: it is not decoded. */
function mayName(bytes: Uint8Array): boolean {
  const text = readLatin(bytes);
  return labels.some((label) => text.includes(label));
}

/** Each byte a character, in small letters. */
function readLatin(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text.toLowerCase();
}
