import type { Branch } from "../branch.ts";
import { evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { type RtpPayload, u16 } from "./rtp-payload.ts";

/** ITU-T H.264 table 7-1, and RFC 6184 table 1 from 24 on. */
const avcTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Slice", 2: "Slice partition A", 3: "Slice partition B", 4: "Slice partition C", 5: "IDR slice" },
  ...{ 6: "SEI", 7: "SPS", 8: "PPS", 9: "Access unit delimiter", 10: "End of sequence", 11: "End of stream" },
  ...{ 12: "Filler", 13: "SPS extension", 14: "Prefix", 15: "Subset SPS", 19: "Auxiliary slice" },
  ...{
    20: "Slice extension",
    24: "STAP-A",
    25: "STAP-B",
    26: "MTAP16",
    27: "MTAP24",
    28: "FU-A",
    29: "FU-B",
  },
};
/** ITU-T H.265 table 7-1, and RFC 7798 from 48 on. */
const hevcTypes: Readonly<Record<number, string>> = {
  ...{
    0: "TRAIL_N",
    1: "TRAIL_R",
    2: "TSA_N",
    3: "TSA_R",
    4: "STSA_N",
    5: "STSA_R",
    6: "RADL_N",
    7: "RADL_R",
  },
  ...{ 8: "RASL_N", 9: "RASL_R", 16: "BLA_W_LP", 17: "BLA_W_RADL", 18: "BLA_N_LP", 19: "IDR_W_RADL" },
  ...{
    20: "IDR_N_LP",
    21: "CRA",
    32: "VPS",
    33: "SPS",
    34: "PPS",
    35: "Access unit delimiter",
    36: "End of sequence",
  },
  ...{ 37: "End of bitstream", 38: "Filler", 39: "Prefix SEI", 40: "Suffix SEI", 48: "Aggregation packet" },
  ...{ 49: "Fragmentation unit", 50: "PACI" },
};

/** What differs between the two. */
interface Codec {
  readonly title: string;
  readonly headerLength: 1 | 2;
  readonly aggregation: number;
  readonly fragment: number;
  readonly types: Readonly<Record<number, string>>;
  typeOf(first: number): number;
  decodeHeader(inner: Branch, at: number): number;
}

const avc: Codec = {
  title: "H.264",
  headerLength: 1,
  aggregation: 24,
  fragment: 28,
  types: avcTypes,
  typeOf: (first) => first & 0x1f,
  decodeHeader(inner, at) {
    inner.flag(at, 1, 0, "forbidden", "Forbidden zero bit (F)");
    inner.bits(at, 1, 1, 2, "nri", "NAL reference IDC (NRI)");
    return inner.bits(at, 1, 3, 5, "type", "Type", { names: avcTypes });
  },
};

const hevc: Codec = {
  title: "H.265",
  headerLength: 2,
  aggregation: 48,
  fragment: 49,
  types: hevcTypes,
  typeOf: (first) => (first >> 1) & 0x3f,
  decodeHeader(inner, at) {
    inner.flag(at, 2, 0, "forbidden", "Forbidden zero bit (F)");
    const type = inner.bits(at, 2, 1, 6, "type", "Type", { names: hevcTypes });
    inner.bits(at, 2, 7, 6, "layer", "Layer ID");
    inner.bits(at, 2, 13, 3, "temporal-id", "Temporal ID plus 1 (TID)");
    return type;
  },
};

/** H.264, RFC 6184, and H.265, RFC 7798. */
export const h264 = payloadOf("h264", avc);
export const h265 = payloadOf("h265", hevc);

function payloadOf(word: string, codec: Codec): RtpPayload {
  return {
    word,
    title: codec.title,
    types: [],
    // A header of 8 or 16 bits is no evidence; units whose lengths fill the packet are.
    recognise: (bytes, begin, end) =>
      holdsUnits(bytes, begin, end, codec) ? evidence.likely : evidence.none,
    decode(payload, begin, end) {
      const type = codec.decodeHeader(payload, begin);
      const at = begin + codec.headerLength;
      const name = nameIn(codec.types, type) ?? `type ${type}`;
      if (type === codec.aggregation) return `${name}: ${decodeUnits(payload, at, end, codec)}`;
      if (type === codec.fragment) return decodeFragment(payload, at, end, codec);
      if (at < end) payload.raw(at, end - at, "data", "Data", `${end - at} bytes`);
      return name;
    },
  };
}

/** Two units or more, of types that exist, whose lengths add up to the payload. */
function holdsUnits(bytes: Uint8Array, begin: number, end: number, codec: Codec): boolean {
  const first = bytes[begin] ?? 0;
  if ((first & 0x80) !== 0 || codec.typeOf(first) !== codec.aggregation) return false;
  let at = begin + codec.headerLength;
  let units = 0;
  while (at + 2 < end) {
    const length = u16(bytes, at);
    const unit = bytes[at + 2] ?? 0;
    const type = codec.typeOf(unit);
    const isUnit = (unit & 0x80) === 0 && type < codec.aggregation && nameIn(codec.types, type) !== undefined;
    if (length <= codec.headerLength || !isUnit) return false;
    at += 2 + length;
    units += 1;
  }
  return at === end && units >= 2;
}

function decodeUnits(payload: Branch, begin: number, end: number, codec: Codec): string {
  const told: string[] = [];
  for (let at = begin; at + 2 <= end; ) {
    const unit = at;
    const length = payload.peek16(at);
    payload.branch(unit, 2 + length, "nal", "NAL unit", (inner) => {
      inner.u16(unit, "size", "Size", { unit: "bytes" });
      if (length === 0) return "empty";
      const type = codec.decodeHeader(inner, unit + 2);
      const data = unit + 2 + codec.headerLength;
      if (inner.left(data) > 0)
        inner.raw(data, inner.left(data), "data", "Data", `${inner.left(data)} bytes`);
      const name = nameIn(codec.types, type) ?? `type ${type}`;
      told.push(name);
      return `${name}, ${length} bytes`;
    });
    at += 2 + length;
  }
  return told.join(", ");
}

/** A part of a unit, and which one it is. */
function decodeFragment(payload: Branch, at: number, end: number, codec: Codec): string {
  const starts = payload.flag(at, 1, 0, "start", "Start (S)");
  const ends = payload.flag(at, 1, 1, "end", "End (E)");
  if (codec.headerLength === 1) payload.bits(at, 1, 2, 1, "reserved", "Reserved (R)");
  const from = codec.headerLength === 1 ? 3 : 2;
  const type = payload.bits(at, 1, from, 8 - from, "fragment-type", "Type of the unit", {
    names: codec.types,
  });
  if (at + 1 < end) payload.raw(at + 1, end - at - 1, "data", "Data", `${end - at - 1} bytes`);
  const name = nameIn(codec.types, type) ?? `type ${type}`;
  return `${name}, ${starts ? "first part" : ends ? "last part" : "a part"}`;
}
