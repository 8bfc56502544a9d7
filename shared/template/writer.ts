import type { Moment, PacketWriter } from "../test-stream/writers/writer.ts";
import { writeUtf8 } from "../text/utf8.ts";
import {
  type CounterForm,
  fractionDigits,
  partBytes,
  secondDigits,
  type TemplatePart,
  type TimeForm,
} from "./part.ts";

const twoTo32 = 2 ** 32;
/** Seconds from 1900 to 1970 (RFC 5905). */
const ntpSeconds = 2_208_988_800;

/** Writes one field into its place. */
type FieldWriter = (view: DataView, at: number, sequence: number, moment: Moment) => void;

/** A field and where it lies in the packet; `length` bytes. */
export interface PlacedPart {
  readonly part: TemplatePart;
  readonly at: number;
  readonly length: number;
}

/** Where each part of a template lies. */
export function placeParts(parts: readonly TemplatePart[]): readonly PlacedPart[] {
  let at = 0;
  return parts.map((part) => {
    const length = partBytes(part, at);
    const placed = { part, at, length };
    at += length;
    return placed;
  });
}

/** The packets of a template: what stays is written once, fields anew for each packet without allocating. */
export class TemplateWriter implements PacketWriter {
  readonly template: Uint8Array<ArrayBuffer>;
  readonly headBytes: number;
  readonly tellsEnd = false;
  readonly #fields: readonly { readonly at: number; readonly write: FieldWriter }[];

  /** @param host the sender's name @param seed of the random bytes, which are no secret */
  constructor(parts: readonly TemplatePart[], host: string, seed: number) {
    const placed = placeParts(parts);
    const last = placed.at(-1);
    this.template = new Uint8Array(last === undefined ? 0 : last.at + last.length);
    const random = new RandomBytes(seed);
    const fields: { at: number; write: FieldWriter }[] = [];
    let headBytes = 0;
    for (const { part, at, length } of placed) {
      if (part.kind === "bytes") this.template.set(part.bytes, at);
      else if (part.kind === "pad") this.template.fill(part.with, at, at + length);
      else if (part.kind === "host") {
        this.template.fill(part.with, at, at + length);
        this.template.set(writeUtf8(host).subarray(0, length), at);
      } else {
        fields.push({ at, write: fieldWriter(part, random) });
        headBytes = at + length;
      }
    }
    this.#fields = fields;
    this.headBytes = headBytes;
  }

  write(head: DataView, at: number, sequence: number, moment: Moment): void {
    for (const field of this.#fields) field.write(head, at + field.at, sequence, moment);
  }

  writeEnd(): void {}
}

function fieldWriter(
  part: Extract<TemplatePart, { kind: "seq" | "time" | "random" }>,
  random: RandomBytes,
): FieldWriter {
  switch (part.kind) {
    case "seq":
      return counterWriter(part.form, part.from, part.step);
    case "time":
      return timeWriter(part.form);
    case "random":
      return (view, at) => random.fill(view, at, part.bytes);
  }
}

/** A counter begins anew when its place is full. */
function counterWriter(form: CounterForm, from: number, step: number): FieldWriter {
  if (form.as === "digits") {
    const { digits } = form;
    const wraps = 10 ** digits;
    return (view, at, sequence) => writeDigits(view, at, digits, (from + sequence * step) % wraps);
  }
  const { bytes, little } = form;
  const wraps = 256 ** bytes;
  return (view, at, sequence) => writeInteger(view, at, bytes, (from + sequence * step) % wraps, little);
}

function writeDigits(view: DataView, at: number, digits: number, value: number): void {
  let rest = value;
  for (let place = digits - 1; place >= 0; place -= 1) {
    view.setUint8(at + place, 0x30 + (rest % 10));
    rest = Math.floor(rest / 10);
  }
}

function writeInteger(view: DataView, at: number, bytes: number, value: number, little: boolean): void {
  let rest = value;
  for (let place = 0; place < bytes; place += 1) {
    view.setUint8(at + (little ? place : bytes - 1 - place), rest % 256);
    rest = Math.floor(rest / 256);
  }
}

function timeWriter(form: TimeForm): FieldWriter {
  switch (form.as) {
    case "text":
      return timeTextWriter();
    case "digits": {
      const digits = fractionDigits[form.unit];
      const nanosecondsEach = 10 ** (9 - digits);
      return (view, at, _sequence, { seconds, nanoseconds }) => {
        writeDigits(view, at, secondDigits, seconds);
        writeDigits(view, at + secondDigits, digits, Math.floor(nanoseconds / nanosecondsEach));
      };
    }
    case "integer": {
      const { little } = form;
      if (form.bytes === 4) return (view, at, _sequence, { seconds }) => view.setUint32(at, seconds, little);
      return wideTimeWriter(10 ** fractionDigits[form.unit], little);
    }
    case "ntp":
      return (view, at, _sequence, { seconds, nanoseconds }) => {
        view.setUint32(at, seconds + ntpSeconds);
        view.setUint32(at + 4, Math.floor((nanoseconds * twoTo32) / 1e9));
      };
  }
}

/** A count of more than 2^53 in two halves: nanoseconds since 1970 are no exact number of JavaScript's. */
function wideTimeWriter(perSecond: number, little: boolean): FieldWriter {
  return (view, at, _sequence, { seconds, nanoseconds }) => {
    const fraction = Math.floor(nanoseconds / (1e9 / perSecond));
    // seconds · perSecond = (high of seconds · perSecond) in pieces of 16 bits of the seconds, each exact.
    const upper = Math.floor(seconds / 0x1_0000) * perSecond;
    const lower = (seconds % 0x1_0000) * perSecond + fraction;
    const sumLow = (upper % 0x1_0000) * 0x1_0000 + (lower % twoTo32);
    const low = sumLow % twoTo32;
    const high = Math.floor(upper / 0x1_0000) + Math.floor(lower / twoTo32) + Math.floor(sumLow / twoTo32);
    view.setUint32(at + (little ? 4 : 0), high, little);
    view.setUint32(at + (little ? 0 : 4), low, little);
  };
}

/** The date is made once a second, the fraction for each packet. */
function timeTextWriter(): FieldWriter {
  let text = new Uint8Array(0);
  let of = Number.NaN;
  return (view, at, _sequence, { seconds, nanoseconds }) => {
    if (seconds !== of) {
      of = seconds;
      text = writeUtf8(`${new Date(seconds * 1_000).toISOString().slice(0, 19)}.`);
    }
    for (let place = 0; place < text.length; place += 1) view.setUint8(at + place, text[place] ?? 0);
    writeDigits(view, at + text.length, 6, Math.floor(nanoseconds / 1_000));
    view.setUint8(at + text.length + 6, 0x5a);
  };
}

/** xorshift32 (Marsaglia, 2003): what looks like noise to a receiver, and costs little for each packet. */
class RandomBytes {
  #state: number;

  constructor(seed: number) {
    // Spread over all bits, so that small seeds begin as large ones do; zero would stay zero.
    this.#state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
  }

  fill(view: DataView, at: number, bytes: number): void {
    let state = this.#state;
    for (let place = 0; place < bytes; place += 1) {
      if (place % 4 === 0) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
      }
      view.setUint8(at + place, (state >>> ((place % 4) * 8)) & 0xff);
    }
    this.#state = state;
  }
}
