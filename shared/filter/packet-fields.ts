import type { Decoder } from "../decode/decoder.ts";
import { decoders } from "../decode/decoders.ts";
import { type FieldKind, type FilterField, type FilterSubject, noUnits } from "./field.ts";

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
    src: { also: ["source"], about: "Address that sent it", is: address("10.0.0.31") },
    dst: { also: ["destination"], about: "Address it was sent to", is: address("239.1.2.3") },
    port: { about: "Port on either side", is: port },
    sport: { about: "Port it was sent from", is: port },
    dport: { about: "Port it was sent to", is: port },
    len: { also: ["length", "size"], about: "Bytes of payload", is: number(65_535, "1000") },
    ttl: { also: ["hops"], about: "TTL or hop limit on arrival", is: number(255, "1") },
    dscp: { about: "DSCP on arrival", is: { kind: "dscp" } },
    ecn: { about: "ECN on arrival; 3 met congestion", is: number(3, "3") },
    time: { about: "When it arrived", is: { kind: "moment" } },
    text: { about: "A text in the payload", is: { kind: "text" } },
    hex: { about: "Bytes in the payload", is: { kind: "bytes" } },
    lost: { about: "Packets of its stream missing right before it", is: mark },
    duplicate: { also: ["duplicates"], about: "Its number had come before", is: mark },
    reordered: { also: ["late"], about: "It came behind a higher number", is: mark },
    dropped: { about: "This computer dropped packets right before it", is: mark },
    restart: { about: "With it the numbers of its stream began anew", is: mark },
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
  const type = { about: "What it is decoded as", is: { kind: "choice", choices: types, titles } } as const;
  return { fields: packetFieldNames.map((name) => ({ name, ...{ ...fields, type }[name] })), types };
}

/** The same where nobody described a format. */
export const packetSubject = packetSubjectOf(decoders);
