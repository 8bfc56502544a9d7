import type { Decoder } from "../decode/decoder.ts";
import { decoders } from "../decode/decoders.ts";
import { type FieldKind, type FilterField, type FilterSubject, noUnits } from "./field.ts";
import { words } from "./words/words.ts";

export const packetFieldNames = [
  "src",
  "dst",
  "port",
  "sport",
  "dport",
  "type",
  "len",
  "ttl",
  "dscp",
  "ecn",
  "time",
  "text",
  "hex",
  "lost",
  "duplicate",
  "reordered",
  "dropped",
  "restart",
] as const;
export type PacketFieldName = (typeof packetFieldNames)[number];

const port: FieldKind = number(65_535, "5004");
const mark: FieldKind = { ...number(2 ** 53, "1"), alone: true };

/** What can be asked of a packet, besides the fields that its decoder makes. */
const fields: Readonly<Record<Exclude<PacketFieldName, "type">, Omit<FilterField<PacketFieldName>, "name">>> =
  {
    src: { also: ["source"], about: () => words().packets.src, is: address("10.0.0.31") },
    dst: { also: ["destination"], about: () => words().packets.dst, is: address("239.1.2.3") },
    port: { about: () => words().packets.port, is: port },
    sport: { about: () => words().packets.sport, is: port },
    dport: { about: () => words().packets.dport, is: port },
    len: { also: ["length", "size"], about: () => words().packets.len, is: number(65_535, "1000") },
    ttl: { also: ["hops"], about: () => words().packets.ttl, is: number(255, "1") },
    dscp: { about: () => words().packets.dscp, is: { kind: "dscp" } },
    ecn: { about: () => words().packets.ecn, is: number(3, "3") },
    time: { about: () => words().packets.time, is: { kind: "moment" } },
    text: { about: () => words().packets.text, is: { kind: "text" } },
    hex: { about: () => words().packets.hex, is: { kind: "bytes" } },
    lost: { about: () => words().packets.lost, is: mark },
    duplicate: { also: ["duplicates"], about: () => words().packets.duplicate, is: mark },
    reordered: { also: ["late"], about: () => words().packets.reordered, is: mark },
    dropped: { about: () => words().packets.dropped, is: mark },
    restart: { about: () => words().packets.restart, is: mark },
  };

function number(high: number, example: string): FieldKind & { readonly kind: "number" } {
  return { kind: "number", low: 0, high, units: noUnits, alone: false, example };
}

function address(example: string): FieldKind {
  return { kind: "address", example };
}

type Word = Pick<Decoder, "type" | "title" | "family">;

/** What a filter of packets can ask for that are read by these decoders. Those of a family are found by its word. */
export function packetSubjectOf(among: readonly Word[]): FilterSubject<PacketFieldName> {
  const found = among.filter(({ family }) => family === undefined);
  const types = found.map(({ type }) => type);
  const titles = new Map(found.map(({ type, title }) => [type, title]));
  const type = { about: () => words().packets.type, is: { kind: "choice", choices: types, titles } } as const;
  return { fields: packetFieldNames.map((name) => ({ name, ...{ ...fields, type }[name] })), types };
}

/** The same where nobody described a format. */
export const packetSubject = packetSubjectOf(decoders);
