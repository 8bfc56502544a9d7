import type { Picture } from "../../../../shared/model/transport-stream.ts";
import { BitReader } from "./bit-reader.ts";

/**
 * Size and rate of a video's picture, where a packet that begins a picture holds the sequence header whole, as it
 * mostly does.
 * @param type of the stream, as `essenceOf` names it
 */
export function pictureOf(type: string, bytes: Uint8Array, from: number, to: number): Picture | null {
  const find = finders[type];
  if (find === undefined) return null;
  for (let at = from; at + 4 < to; at += 1) {
    if (bytes[at] !== 0 || bytes[at + 1] !== 0 || bytes[at + 2] !== 1) continue;
    const picture = find(bytes, at + 3, to);
    if (picture !== null) return picture;
  }
  return null;
}

/** @param at behind a start code */
type Finder = (bytes: Uint8Array, at: number, to: number) => Picture | null;

const finders: Readonly<Record<string, Finder>> = {
  "MPEG-1": sequenceHeader,
  "MPEG-2": sequenceHeader,
  "H.264": sequenceParameters,
  HEVC: hevcSequenceParameters,
};

/** Frame rates by code: ISO/IEC 13818-2, table 6-4. */
const frameRates = [null, 24_000 / 1_001, 24, 25, 30_000 / 1_001, 30, 50, 60_000 / 1_001, 60];

/** ISO/IEC 13818-2, 6.2.2.1, and the extension behind it, 6.2.2.3. */
function sequenceHeader(bytes: Uint8Array, at: number, to: number): Picture | null {
  if (bytes[at] !== 0xb3 || at + 8 > to) return null;
  const width = ((bytes[at + 1] ?? 0) << 4) | ((bytes[at + 2] ?? 0) >>> 4);
  const height = (((bytes[at + 2] ?? 0) & 0x0f) << 8) | (bytes[at + 3] ?? 0);
  const rate = frameRates[(bytes[at + 4] ?? 0) & 0x0f] ?? null;
  let interlaced: boolean | null = null;
  for (let next = at + 8; next + 5 < to; next += 1) {
    if (bytes[next] !== 0 || bytes[next + 1] !== 0 || bytes[next + 2] !== 1) continue;
    if (bytes[next + 3] === 0xb5 && (bytes[next + 4] ?? 0) >>> 4 === 1) {
      interlaced = ((bytes[next + 5] ?? 0) & 0x08) === 0;
    }
    break;
  }
  return sound({ width, height, interlaced, rate });
}

/** Profiles that say more of chroma: H.264, 7.3.2.1.1. */
const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** H.264, 7.3.2.1.1 and E.1.1. */
function sequenceParameters(bytes: Uint8Array, at: number, to: number): Picture | null {
  if (((bytes[at] ?? 0) & 0x1f) !== 7) return null;
  const reader = new BitReader(bytes, at + 1, to);
  const profile = reader.bits(8);
  reader.skip(16);
  reader.golomb();
  let chroma = 1;
  if (highProfiles.has(profile)) {
    chroma = reader.golomb();
    if (chroma === 3) reader.skip(1);
    reader.golomb();
    reader.golomb();
    reader.skip(1);
    if (reader.flag()) skipScalingLists(reader, chroma === 3 ? 12 : 8);
  }
  reader.golomb();
  const order = reader.golomb();
  if (order === 0) reader.golomb();
  else if (order === 1) skipOrder(reader);
  reader.golomb();
  reader.skip(1);
  const columns = reader.golomb() + 1;
  const rows = reader.golomb() + 1;
  const isFrames = reader.flag();
  if (!isFrames) reader.skip(1);
  reader.skip(1);
  const fields = isFrames ? 1 : 2;
  const [left, right, top, bottom] = reader.flag() ? cropping(reader) : [0, 0, 0, 0];
  const width = columns * 16 - (left + right) * (chroma === 1 || chroma === 2 ? 2 : 1);
  const height = rows * 16 * fields - (top + bottom) * fields * (chroma === 1 ? 2 : 1);
  if (reader.isOver) return null;
  return sound({ width, height, interlaced: !isFrames, rate: timing(reader) });
}

function skipOrder(reader: BitReader): void {
  reader.skip(1);
  reader.signedGolomb();
  reader.signedGolomb();
  for (let left = Math.min(reader.golomb(), 255); left > 0; left -= 1) reader.signedGolomb();
}

function skipScalingLists(reader: BitReader, lists: number): void {
  for (let list = 0; list < lists; list += 1) {
    if (!reader.flag()) continue;
    let last = 8;
    let next = 8;
    for (let left = list < 6 ? 16 : 64; left > 0; left -= 1) {
      if (next !== 0) next = (last + reader.signedGolomb() + 256) % 256;
      if (next !== 0) last = next;
    }
  }
}

function cropping(reader: BitReader): readonly [number, number, number, number] {
  return [reader.golomb(), reader.golomb(), reader.golomb(), reader.golomb()];
}

/** Frames a second by the usability information; null where it is not in it, or not in this packet. */
function timing(reader: BitReader): number | null {
  if (!reader.flag()) return null;
  if (reader.flag() && reader.bits(8) === 255) reader.skip(32);
  if (reader.flag()) reader.skip(1);
  if (reader.flag()) {
    reader.skip(4);
    if (reader.flag()) reader.skip(24);
  }
  if (reader.flag()) {
    reader.golomb();
    reader.golomb();
  }
  if (!reader.flag()) return null;
  const units = reader.bits(32);
  const scale = reader.bits(32);
  return reader.isOver || units === 0 ? null : scale / (2 * units);
}

/** H.265, 7.3.2.2: size only, its rate stands behind too much. */
function hevcSequenceParameters(bytes: Uint8Array, at: number, to: number): Picture | null {
  if ((((bytes[at] ?? 0) >>> 1) & 0x3f) !== 33) return null;
  const reader = new BitReader(bytes, at + 2, to);
  reader.skip(4);
  const sublayers = reader.bits(3);
  reader.skip(1);
  // Of its profile: progressive and interlaced sources are told in general_..._source_flag.
  reader.skip(8 + 32);
  const isProgressive = reader.flag();
  const isInterlaced = reader.flag();
  reader.skip(46 + 8);
  skipSublayers(reader, sublayers);
  reader.golomb();
  const chroma = reader.golomb();
  if (chroma === 3) reader.skip(1);
  const columns = reader.golomb();
  const rows = reader.golomb();
  const [left, right, top, bottom] = reader.flag() ? cropping(reader) : [0, 0, 0, 0];
  if (reader.isOver) return null;
  return sound({
    width: columns - (left + right) * (chroma === 1 || chroma === 2 ? 2 : 1),
    height: rows - (top + bottom) * (chroma === 1 ? 2 : 1),
    interlaced: isProgressive === isInterlaced ? null : isInterlaced,
    rate: null,
  });
}

function skipSublayers(reader: BitReader, sublayers: number): void {
  if (sublayers === 0) return;
  const present: (readonly [profile: boolean, level: boolean])[] = [];
  for (let layer = 0; layer < sublayers; layer += 1) present.push([reader.flag(), reader.flag()]);
  reader.skip(2 * (8 - sublayers));
  for (const [profile, level] of present) reader.skip((profile ? 88 : 0) + (level ? 8 : 0));
}

/** A picture that can be; what looks like a header may be none. */
function sound(picture: Picture): Picture | null {
  const { width, height } = picture;
  const isSound = width >= 16 && width <= 16_384 && height >= 16 && height <= 16_384;
  return isSound ? picture : null;
}
