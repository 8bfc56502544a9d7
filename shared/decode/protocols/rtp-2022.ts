import type { Branch } from "../branch.ts";
import { evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { type RtpPayload, u16 } from "./rtp-payload.ts";

const frames: Readonly<Record<number, string>> = {
  ...{ 0: "Unknown", 16: "720 × 486 interlaced", 17: "720 × 576 interlaced", 32: "1920 × 1080 interlaced" },
  ...{ 33: "1920 × 1080 progressive", 34: "1920 × 1080 PsF", 35: "2048 × 1080 progressive" },
  ...{ 36: "2048 × 1080 PsF", 48: "1280 × 720 progressive" },
};
const rates: Readonly<Record<number, string>> = {
  ...{ 0: "Unknown, 2.970 GHz", 1: "Unknown, 2.970/1.001 GHz", 2: "Unknown, 1.485 GHz" },
  ...{ 3: "Unknown, 1.485/1.001 GHz", 4: "Unknown, 0.270 GHz", 16: "60 Hz", 17: "60/1.001 Hz" },
  ...{ 18: "50 Hz", 20: "48 Hz", 21: "48/1.001 Hz", 22: "30 Hz", 23: "30/1.001 Hz" },
  ...{ 24: "25 Hz", 26: "24 Hz", 27: "24/1.001 Hz" },
};
const samplings: Readonly<Record<number, string>> = {
  ...{ 0: "Unknown", 1: "4:2:2, 10 bits", 2: "4:4:4, 10 bits", 3: "4:4:4:4, 10 bits", 5: "4:2:2, 12 bits" },
  ...{ 6: "4:4:4, 12 bits", 7: "4:4:4:4, 12 bits", 8: "4:2:2:4, 12 bits" },
};
const headerLength = 8;
/** Each packet holds as much of the signal (ST 2022-6, 5.2). */
const mediaLength = 1_376;

/** A serial digital interface's signal, SMPTE ST 2022-6. */
export const sdi: RtpPayload = {
  word: "sdi",
  title: "ST 2022-6 SDI",
  types: [],
  recognise(bytes, begin, end) {
    if (begin + headerLength > end) return evidence.none;
    const hasClock = (u16(bytes, begin + 2) & 0x01e0) !== 0;
    const header = headerLength + (hasClock ? 4 : 0) + 4 * ((bytes[begin] ?? 0) >> 4);
    if (end - begin !== header + mediaLength) return evidence.none;
    // Reserved bits, and values that the tables have.
    const isReserved = ((bytes[begin + 3] ?? 0) & 0x1f) === 0 && bytes[begin + 7] === 0;
    const frame = (u16(bytes, begin + 4) >> 4) & 0xff;
    const rate = (u16(bytes, begin + 5) >> 4) & 0xff;
    const sampling = (bytes[begin + 6] ?? 0) & 0x0f;
    const isKnown = Object.hasOwn(frames, frame) && Object.hasOwn(rates, rate);
    return isReserved && isKnown && Object.hasOwn(samplings, sampling) ? evidence.likely : evidence.none;
  },
  decode(payload, begin, end) {
    const extension = 4 * payload.bits(begin, 1, 0, 4, "extension-words", "Extension field (Ext)");
    payload.flag(begin, 1, 4, "format-flag", "Video source format flag (F)");
    payload.bits(begin, 1, 5, 3, "source-id", "Video source ID (VSID)", {
      names: { 0: "Primary stream", 1: "Protecting stream" },
    });
    const frame = payload.u8(begin + 1, "frame-count", "Frame count (FRCount)");
    payload.bits(begin + 2, 1, 0, 2, "reference", "Reference for the time stamp (R)", {
      names: { 0: "Not locked", 1: "Reserved", 2: "Locked to UTC", 3: "Locked to a private reference" },
    });
    payload.bits(begin + 2, 1, 2, 2, "scrambling", "Video payload scrambling (S)");
    payload.bits(begin + 2, 1, 4, 3, "fec", "FEC usage (FEC)", {
      names: { 0: "None", 1: "L, by columns", 2: "L and D, by columns and rows" },
    });
    const clock = payload.bits(begin + 2, 2, 7, 4, "clock", "Clock frequency (CF)", {
      names: {
        0: "No time stamp",
        1: "27 MHz",
        2: "148.5 MHz",
        3: "148.5/1.001 MHz",
        4: "297 MHz",
        5: "297/1.001 MHz",
      },
    });
    payload.bits(begin + 3, 1, 3, 5, "reserved", "Reserved");
    payload.bits(begin + 4, 1, 0, 4, "map", "Video source format map (MAP)", {
      names: { 0: "Direct sample structure", 1: "ST 425-1 level B-DL", 2: "ST 425-1 level B-DS" },
    });
    const structure = payload.bits(begin + 4, 2, 4, 8, "frame", "Frame structure (FRAME)", { names: frames });
    const rate = payload.bits(begin + 5, 2, 4, 8, "rate", "Frame rate (FRATE)", { names: rates });
    payload.bits(begin + 6, 1, 4, 4, "sampling", "Sampling structure (SAMPLE)", { names: samplings });
    payload.u8(begin + 7, "format-reserved", "Reserved for the format");
    let at = begin + headerLength;
    if (clock !== 0) {
      payload.u32(at, "video-time", "Video time stamp");
      at += 4;
    }
    if (extension > 0) payload.raw(at, extension, "extension", "Header extension");
    at += extension;
    if (at < end) payload.raw(at, end - at, "data", "Signal", `${end - at} bytes`);
    const what = `${nameIn(frames, structure) ?? "unknown"}, ${nameIn(rates, rate) ?? "unknown rate"}`;
    return `${what}, frame ${frame}`;
  },
};

const fecHeader = 16;

/** Parity over columns or rows of packets, SMPTE ST 2022-1. */
export const parity: RtpPayload = {
  word: "fec",
  title: "ST 2022-1 FEC",
  types: [],
  recognise(bytes, begin, end) {
    if (begin + fecHeader >= end) return evidence.none;
    // Extended header, no mask, XOR, index 0: what the standard leaves no choice of (7.2).
    const isFixed = ((bytes[begin + 4] ?? 0) & 0x80) !== 0 && bytes[begin + 15] === 0;
    const hasMask = bytes[begin + 5] !== 0 || u16(bytes, begin + 6) !== 0;
    const [offset, count] = [bytes[begin + 13] ?? 0, bytes[begin + 14] ?? 0];
    const isXor = ((bytes[begin + 12] ?? 0) & 0xbf) === 0;
    return isFixed && !hasMask && isXor && offset > 0 && count > 0 ? evidence.likely : evidence.none;
  },
  decode(payload, begin, end) {
    const low = payload.u16(begin, "base", "SNBase low bits");
    payload.u16(begin + 2, "length-recovery", "Length recovery", { hex: true });
    payload.flag(begin + 4, 1, 0, "extended", "Extended header (E)");
    payload.bits(begin + 4, 1, 1, 7, "type-recovery", "Payload type recovery");
    payload.u24(begin + 5, "mask", "Mask", { hex: true });
    payload.u32(begin + 8, "time-recovery", "Time stamp recovery", { hex: true });
    payload.flag(begin + 12, 1, 0, "further", "Header extension (N)");
    const isRow = payload.flag(begin + 12, 1, 1, "direction", "Direction (D)", { 0: "Column", 1: "Row" });
    payload.bits(begin + 12, 1, 2, 3, "code", "Type", {
      names: { 0: "XOR", 1: "Hamming", 2: "Reed-Solomon" },
    });
    payload.bits(begin + 12, 1, 5, 3, "index", "Index");
    const offset = payload.u8(begin + 13, "offset", "Offset", { unit: "packets" });
    const count = payload.u8(begin + 14, "protected", "Number of packets protected (NA)");
    payload.u8(begin + 15, "base-high", "SNBase ext bits");
    const at = begin + fecHeader;
    if (at < end) payload.raw(at, end - at, "data", "Parity", `${end - at} bytes`);
    const step = isRow ? "" : `, every ${offset}th`;
    return `of ${count} packets from ${low}${step}`;
  },
};

/** Samples, whose channels are told in the session's description alone. */
export function samples(
  word: string,
  title: string,
  types: readonly number[],
  bytesEach: number,
): RtpPayload {
  return {
    word,
    title,
    types,
    recognise: () => evidence.none,
    decode(payload, begin, end) {
      const count = Math.floor((end - begin) / bytesEach);
      const text = `${count} samples of all channels, ${8 * bytesEach} bits each`;
      if (end > begin) payload.raw(begin, end - begin, "data", "Samples", text);
      return `${count} samples`;
    },
  };
}

/** MPEG audio, RFC 2250 section 3.5. */
export const mpegAudio: RtpPayload = {
  word: "mpa",
  title: "MPEG audio",
  types: [14],
  recognise: () => evidence.none,
  decode(payload, begin, end) {
    payload.u16(begin, "reserved", "Must be zero");
    const offset = payload.u16(begin + 2, "fragment-offset", "Fragmentation offset", { unit: "bytes" });
    if (begin + 4 < end)
      payload.raw(begin + 4, end - begin - 4, "data", "Frames", `${end - begin - 4} bytes`);
    return offset === 0 ? "" : `from byte ${offset} of a frame`;
  },
};

const pictures: Readonly<Record<number, string>> = { 1: "I", 2: "P", 3: "B", 4: "D" };

/** MPEG-1 and MPEG-2 video, RFC 2250 section 3.4. */
export const mpegVideo: RtpPayload = {
  word: "mpv",
  title: "MPEG video",
  types: [32],
  recognise: () => evidence.none,
  decode(payload, begin, end) {
    payload.bits(begin, 4, 0, 5, "reserved", "Must be zero");
    const isMpeg2 = payload.flag(begin, 4, 5, "mpeg2", "MPEG-2 header extension (T)");
    const number = payload.bits(begin, 4, 6, 10, "temporal-reference", "Temporal reference (TR)");
    payload.flag(begin, 4, 16, "active", "Active N bit (AN)");
    payload.flag(begin, 4, 17, "new-header", "New picture header (N)");
    payload.flag(begin, 4, 18, "sequence-header", "Sequence header present (S)");
    payload.flag(begin, 4, 19, "slice-begin", "Beginning of slice (B)");
    payload.flag(begin, 4, 20, "slice-end", "End of slice (E)");
    const type = payload.bits(begin, 4, 21, 3, "picture-type", "Picture type (P)", { names: pictures });
    payload.bits(begin, 4, 24, 1, "fbv", "Full pel backward vector (FBV)");
    payload.bits(begin, 4, 25, 3, "bfc", "Backward f code (BFC)");
    payload.bits(begin, 4, 28, 1, "ffv", "Full pel forward vector (FFV)");
    payload.bits(begin, 4, 29, 3, "ffc", "Forward f code (FFC)");
    const at = begin + 4 + (isMpeg2 ? 4 : 0);
    if (isMpeg2) payload.raw(begin + 4, 4, "mpeg2-header", "MPEG-2 header extension");
    rest(payload, at, end);
    return `picture ${number} (${nameIn(pictures, type) ?? type})`;
  },
};

function rest(payload: Branch, at: number, end: number): void {
  if (at < end) payload.raw(at, end - at, "data", "Data", `${end - at} bytes`);
}
