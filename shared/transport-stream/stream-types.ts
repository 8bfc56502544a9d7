import type { PidContent } from "../model/transport-stream.ts";

/** What a PMT says of one of its PIDs. */
export interface Essence {
  readonly type: string;
  readonly content: PidContent;
  /** ISO 639-2, where it says. */
  readonly language: string | null;
}

/** Its stream type does not say which layer. */
export const mpegAudio = "MPEG audio";

type Kind = readonly [type: string, content: PidContent];

/** Stream types of ISO/IEC 13818-1 table 2-34, and those that ATSC, SCTE and SMPTE gave out. */
const byStreamType: Readonly<Record<number, Kind>> = {
  1: ["MPEG-1", "video"],
  2: ["MPEG-2", "video"],
  3: [mpegAudio, "audio"],
  4: [mpegAudio, "audio"],
  5: ["Sections", "data"],
  8: ["DSM-CC", "data"],
  10: ["DSM-CC", "data"],
  11: ["DSM-CC", "data"],
  12: ["DSM-CC", "data"],
  13: ["DSM-CC", "data"],
  15: ["AAC", "audio"],
  16: ["MPEG-4", "video"],
  17: ["AAC", "audio"],
  20: ["DSM-CC", "data"],
  21: ["Metadata", "data"],
  27: ["H.264", "video"],
  28: ["AAC", "audio"],
  31: ["H.264", "video"],
  32: ["H.264", "video"],
  33: ["JPEG 2000", "video"],
  36: ["HEVC", "video"],
  37: ["HEVC", "video"],
  50: ["JPEG XS", "video"],
  51: ["VVC", "video"],
  66: ["AVS", "video"],
  129: ["AC-3", "audio"],
  134: ["SCTE 35", "splice"],
  135: ["E-AC-3", "audio"],
  209: ["Dirac", "video"],
  210: ["AVS2", "video"],
  212: ["AVS3", "video"],
  234: ["VC-1", "video"],
};

/** Registered format identifiers (13818-1, 2.6.8), for what stands as private data. */
const byRegistration: Readonly<Record<string, Kind>> = {
  "AC-3": ["AC-3", "audio"],
  "AC-4": ["AC-4", "audio"],
  EAC3: ["E-AC-3", "audio"],
  DTS1: ["DTS", "audio"],
  DTS2: ["DTS", "audio"],
  DTS3: ["DTS", "audio"],
  Opus: ["Opus", "audio"],
  BSSD: ["SMPTE 302M", "audio"],
  HEVC: ["HEVC", "video"],
  "VVC ": ["VVC", "video"],
  AV01: ["AV1", "video"],
  "VC-1": ["VC-1", "video"],
  drac: ["Dirac", "video"],
  CUEI: ["SCTE 35", "splice"],
  KLVA: ["KLV", "data"],
  "ID3 ": ["ID3", "data"],
  VANC: ["SMPTE 2038", "data"],
};

/** Descriptors that say what private data is: EN 300 468, table 12 and annex D. */
const byDescriptor: Readonly<Record<number, Kind>> = {
  69: ["VBI", "data"],
  70: ["Teletext", "teletext"],
  86: ["Teletext", "teletext"],
  89: ["DVB subtitles", "subtitles"],
  106: ["AC-3", "audio"],
  111: ["AIT", "data"],
  122: ["E-AC-3", "audio"],
  123: ["DTS", "audio"],
  124: ["AAC", "audio"],
};

/** Tags of an extension descriptor (127): EN 300 468, table 109. */
const byExtension: Readonly<Record<number, Kind>> = {
  14: ["DTS-HD", "audio"],
  21: ["AC-4", "audio"],
  32: ["TTML", "subtitles"],
};

const registration = 5;
const language = 10;
const extension = 127;
const teletext = 86;
const subtitles = 89;

/** Stream types that say no more than that something is private: then a descriptor says what it is. */
const isPrivate = (type: number): boolean => type === 5 || type === 6 || type >= 128;

/** What a PMT's entry says. @param at descriptors of the entry, up to `end` */
export function essenceOf(streamType: number, bytes: Uint8Array, at: number, end: number): Essence {
  let described: Kind | null = null;
  let tongue: string | null = null;
  for (let place = at; place + 2 <= end; ) {
    const tag = bytes[place] ?? 0;
    const length = bytes[place + 1] ?? 0;
    const body = place + 2;
    place = body + length;
    if (place > end) break;
    if (length >= 3 && (tag === language || tag === teletext || tag === subtitles)) {
      tongue ??= languageAt(bytes, body);
    }
    described ??= kindOf(tag, bytes, body, length);
  }
  const known = byStreamType[streamType] ?? null;
  const [type, content] = (isPrivate(streamType) ? (described ?? known) : (known ?? described)) ?? [
    `type 0x${streamType.toString(16).toUpperCase().padStart(2, "0")}`,
    "data",
  ];
  return { type, content, language: tongue };
}

function kindOf(tag: number, bytes: Uint8Array, body: number, length: number): Kind | null {
  if (tag === registration && length >= 4) return byRegistration[latin(bytes, body, 4)] ?? null;
  if (tag === extension && length >= 1) return byExtension[bytes[body] ?? 0] ?? null;
  return byDescriptor[tag] ?? null;
}

function languageAt(bytes: Uint8Array, at: number): string | null {
  const code = latin(bytes, at, 3).toLowerCase();
  return /^[a-z]{3}$/.test(code) ? code : null;
}

function latin(bytes: Uint8Array, at: number, length: number): string {
  let text = "";
  for (let place = at; place < at + length; place += 1) text += String.fromCharCode(bytes[place] ?? 0);
  return text;
}
