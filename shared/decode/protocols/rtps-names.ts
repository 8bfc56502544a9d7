import { nameIn } from "../names.ts";

/** OMG's list of vendors of DDS, https://www.dds-foundation.org/dds-rtps-vendor-and-product-ids/. */
export const vendors: Readonly<Record<number, string>> = Object.fromEntries([
  [0x0000, "unknown"],
  [0x0101, "RTI Connext DDS"],
  [0x0102, "OpenSplice DDS"],
  [0x0103, "OpenDDS"],
  [0x0104, "MilSoft Mil-DDS"],
  [0x0105, "InterCOM DDS"],
  [0x0106, "CoreDX DDS"],
  [0x0107, "Lakota"],
  [0x0108, "ICOUP"],
  [0x0109, "ETRI Diamond DDS"],
  [0x010a, "RTI Connext DDS Micro"],
  [0x010b, "Vortex Cafe"],
  [0x010c, "PrismTech"],
  [0x010d, "Vortex Lite"],
  [0x010e, "Qeo"],
  [0x010f, "eProsima Fast DDS"],
  [0x0110, "Eclipse Cyclone DDS"],
  [0x0111, "GurumDDS"],
  [0x0112, "RustDDS"],
  [0x0113, "ZRDDS"],
  [0x0114, "Dust DDS"],
]);

/** DDSI-RTPS 2.5, table 9.2, and DDS Security 1.1, 7.4: built-in entities, and the short name of what they exchange. */
const builtIn: Readonly<Record<number, readonly [name: string, short: string]>> = {
  0: ["ENTITYID_UNKNOWN", "any"],
  449: ["ENTITYID_PARTICIPANT", "participant"],
  ...pair(0x0000_02, "SEDP_BUILTIN_TOPICS", "topics"),
  ...pair(0x0000_03, "SEDP_BUILTIN_PUBLICATIONS", "publications"),
  ...pair(0x0000_04, "SEDP_BUILTIN_SUBSCRIPTIONS", "subscriptions"),
  ...pair(0x0001_00, "SPDP_BUILTIN_PARTICIPANT", "participants"),
  ...pair(0x0002_00, "P2P_BUILTIN_PARTICIPANT_MESSAGE", "liveliness"),
  ...pair(0x0003_00, "TL_SVC_REQ", "type lookup requests", 0xc3, 0xc4),
  ...pair(0x0003_01, "TL_SVC_REPLY", "type lookup replies", 0xc3, 0xc4),
  ...pair(0xff00_03, "SEDP_BUILTIN_PUBLICATIONS_SECURE", "secure publications"),
  ...pair(0xff00_04, "SEDP_BUILTIN_SUBSCRIPTIONS_SECURE", "secure subscriptions"),
  ...pair(0xff02_00, "P2P_BUILTIN_PARTICIPANT_MESSAGE_SECURE", "secure liveliness"),
  ...pair(0x0002_01, "P2P_BUILTIN_PARTICIPANT_STATELESS", "authentication", 0xc3, 0xc4),
  ...pair(0xff02_02, "P2P_BUILTIN_PARTICIPANT_VOLATILE_SECURE", "key exchange", 0xc3, 0xc4),
  ...pair(0xff01_01, "SPDP_RELIABLE_BUILTIN_PARTICIPANT_SECURE", "secure participants"),
};

/** A writer and its reader, which have one key and differ in their kind. */
function pair(
  key: number,
  name: string,
  short: string,
  writer = 0xc2,
  reader = 0xc7,
): Record<number, readonly [string, string]> {
  return {
    [key * 0x100 + writer]: [`ENTITYID_${name}_WRITER`, short],
    [key * 0x100 + reader]: [`ENTITYID_${name}_READER`, short],
  };
}

/** Table 9.1, the lower six bits of an entity's last byte. */
const kinds: Readonly<Record<number, string>> = {
  ...{ 0: "unknown", 1: "participant", 2: "writer with key", 3: "writer without key" },
  ...{ 4: "reader without key", 7: "reader with key", 8: "writer group", 9: "reader group" },
};

export function sayEntity(id: number): string {
  const known = nameIn(builtIn, id);
  const digits = `0x${id.toString(16).padStart(8, "0")}`;
  if (known !== undefined) return `${known[0]} (${digits})`;
  const kind = nameIn(kinds, id & 0x3f);
  return kind === undefined ? digits : `${digits}, ${kind}`;
}

/** For the packet's line: what a built-in entity exchanges, or the digits of another. */
export function shortEntity(id: number): string {
  return nameIn(builtIn, id)?.[1] ?? `0x${id.toString(16).padStart(8, "0")}`;
}

/** Those whose data are parameters of discovery, by the key of their writer. */
const discoveryWriters = new Set([0x2c2, 0x3c2, 0x4c2, 0x1_00c2, 0xff00_03c2, 0xff00_04c2, 0xff01_01c2]);

export function isDiscovery(writer: number): boolean {
  return discoveryWriters.has(writer);
}
