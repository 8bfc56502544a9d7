import { limits } from "../../limits.ts";
import { readUtf8 } from "../../text/utf8.ts";
import { packetOptions } from "../pcapng.ts";
import { damaged } from "./damage.ts";
import { Faults, type FileFormat } from "./file-format.ts";
import type { CaptureInterface, Frame } from "./frame.ts";
import { TimeStamps } from "./time-stamp.ts";

/** Block types (draft-ietf-opsawg-pcapng, section 4). */
export const sectionHeader = 0x0a0d_0d0a;
const interfaceDescription = 1;
const obsoletePacket = 2;
const simplePacket = 3;
const interfaceStatistics = 5;
const enhancedPacket = 6;

export const byteOrderMagic = 0x1a2b_3c4d;

/** Options of interfaces and of their statistics. */
const endOfOptions = 0;
const interfaceName = 2;
const timeResolution = 9;
const timeOffset = 14;
const receivedDropped = 5;
const systemDropped = 7;

const version = 1;

/** A block without anything in it: type, length, and the length again. */
const leastBlock = 12;
/** Interface, time, and both lengths of a packet, old or enhanced. */
const packetHeadBytes = 20;

/** What is told of an interface of the section at hand. */
interface SectionInterface {
  readonly place: number;
  readonly linkType: number;
  readonly snapLength: number;
  readonly stamps: TimeStamps;
}

/** pcapng: sections of either byte order, each with interfaces of its own. What is no packet is passed over. */
export class Pcapng implements FileFormat {
  /** The section header's byte order stands behind its length. */
  readonly headBytes = leastBlock;
  readonly interfaces: CaptureInterface[] = [];
  readonly faults = new Faults();
  #little = true;
  /** Interfaces of this section, by their number in it; null for one beyond the bound. */
  #section: (SectionInterface | null)[] = [];
  #seconds = 0;
  #nanoseconds = 0;

  pieceBytes(view: DataView, at: number, fileAt: number): number {
    if (view.getUint32(at, this.#little) === sectionHeader) this.#readOrder(view, at, fileAt);
    const bytes = view.getUint32(at + 4, this.#little);
    if (bytes < leastBlock) damaged("capture-block-length", { at: fileAt, bytes });
    return filled(bytes);
  }

  /** The section header's type reads the same either way. */
  #readOrder(view: DataView, at: number, fileAt: number): void {
    const little = view.getUint32(at + 8, true) === byteOrderMagic;
    if (!little && view.getUint32(at + 8) !== byteOrderMagic)
      damaged("capture-section-order", { at: fileAt });
    this.#little = little;
  }

  passOver(view: DataView, at: number): boolean {
    const type = view.getUint32(at, this.#little);
    // What they tell is not known; whose number a packet has still follows from them.
    if (type === sectionHeader) this.#section = [];
    if (type === interfaceDescription) this.#addUnknown();
    return type === enhancedPacket || type === simplePacket || type === obsoletePacket;
  }

  read(bytes: Uint8Array, view: DataView, at: number, fileAt: number, frame: Frame): boolean {
    const little = this.#little;
    const told = view.getUint32(at + 4, little);
    const length = filled(told);
    const again = view.getUint32(at + length - 4, little);
    if (filled(again) !== length) damaged("capture-lengths-differ", { at: fileAt, bytes: told, again });
    const end = at + length - 4;
    switch (view.getUint32(at, little)) {
      case enhancedPacket:
      case obsoletePacket:
        return this.#readPacket(bytes, view, at + 8, end, fileAt, frame);
      case simplePacket:
        return this.#readSimple(bytes, view, at + 8, end, fileAt, frame);
      case sectionHeader:
        this.#beginSection(view, at, fileAt);
        return false;
      case interfaceDescription:
        this.#addInterface(bytes, view, at + 8, end, fileAt);
        return false;
      case interfaceStatistics:
        this.#readStatistics(view, at + 8, end);
        return false;
      default:
        return false;
    }
  }

  /** Of another version than the first all may be otherwise, whatever its smaller number is. */
  #beginSection(view: DataView, at: number, fileAt: number): void {
    const [major, minor] = [view.getUint16(at + 12, this.#little), view.getUint16(at + 14, this.#little)];
    if (major !== version) damaged("capture-section-version", { at: fileAt, major, minor });
    this.#section = [];
  }

  /** Enhanced and obsolete packet blocks differ in how wide the number of their interface is. */
  #readPacket(
    bytes: Uint8Array,
    view: DataView,
    at: number,
    end: number,
    fileAt: number,
    frame: Frame,
  ): boolean {
    const little = this.#little;
    const headBytes = packetHeadBytes;
    const recorded = at + headBytes <= end ? view.getUint32(at + 12, little) : Number.POSITIVE_INFINITY;
    const isEnhanced = view.getUint32(at - 8, little) === enhancedPacket;
    const number = isEnhanced ? view.getUint32(at, little) : view.getUint16(at, little);
    const on = this.#section[number] ?? null;
    if (on === null || recorded > end - at - headBytes || recorded > limits.captureFrameBytes) {
      this.faults.add(fileAt);
      return false;
    }
    on.stamps.read(view.getUint32(at + 4, little), view.getUint32(at + 8, little));
    this.#seconds = on.stamps.seconds;
    this.#nanoseconds = on.stamps.nanoseconds;
    const wireBytes = view.getUint32(at + 16, little);
    this.#fill(frame, on, bytes, at + headBytes, recorded, wireBytes, fileAt + 8 + headBytes);
    frame.isTimed = true;
    if (isEnhanced) this.#readDrops(view, at + headBytes + filled(recorded), end, frame);
    return true;
  }

  /** Few packets have options, but some files have them with each: nothing is allocated. */
  #readDrops(view: DataView, begin: number, end: number, frame: Frame): void {
    for (let at = begin; at + 4 <= end; ) {
      const option = view.getUint16(at, this.#little);
      const length = view.getUint16(at + 2, this.#little);
      if (option === endOfOptions || at + 4 + length > end) return;
      if (option === packetOptions.drops && length >= 8) {
        const [one, other] = [view.getUint32(at + 4, this.#little), view.getUint32(at + 8, this.#little)];
        frame.drops = this.#little ? other * word + one : one * word + other;
      }
      at += 4 + filled(length);
    }
  }

  /** A packet of the section's first interface, without a time. */
  #readSimple(
    bytes: Uint8Array,
    view: DataView,
    at: number,
    end: number,
    fileAt: number,
    frame: Frame,
  ): boolean {
    const on = this.#section[0] ?? null;
    if (on === null || at + 4 > end) {
      this.faults.add(fileAt);
      return false;
    }
    const wireBytes = view.getUint32(at, this.#little);
    const snapped = on.snapLength === 0 ? wireBytes : Math.min(wireBytes, on.snapLength);
    const recorded = Math.min(snapped, end - at - 4);
    this.#fill(frame, on, bytes, at + 4, recorded, wireBytes, fileAt + 12);
    frame.isTimed = false;
    return true;
  }

  #fill(
    frame: Frame,
    on: SectionInterface,
    bytes: Uint8Array,
    at: number,
    recorded: number,
    wireBytes: number,
    fileAt: number,
  ): void {
    frame.seconds = this.#seconds;
    frame.nanoseconds = this.#nanoseconds;
    frame.bytes = bytes;
    frame.at = at;
    frame.end = at + recorded;
    frame.wireBytes = Math.max(recorded, wireBytes);
    frame.interface = on.place;
    frame.linkType = on.linkType;
    frame.drops = 0;
    frame.fileAt = fileAt;
  }

  #addInterface(bytes: Uint8Array, view: DataView, at: number, end: number, fileAt: number): void {
    const place = this.interfaces.length;
    if (at + 8 > end || place >= limits.captureInterfaces) {
      this.faults.add(fileAt);
      this.#addUnknown();
      return;
    }
    let name: string | null = null;
    let resolution = 6;
    let offset = 0;
    this.#options(view, at + 8, end, (option, from, length) => {
      if (option === interfaceName) name = text(bytes, from, length);
      if (option === timeResolution && length >= 1) resolution = bytes[from] ?? 6;
      if (option === timeOffset && length >= 8) offset = Number(view.getBigInt64(from, this.#little));
    });
    const linkType = view.getUint16(at, this.#little);
    const snapLength = view.getUint32(at + 4, this.#little);
    this.interfaces.push({ name, linkType, snapLength, dropped: null });
    this.#section.push({ place, linkType, snapLength, stamps: new TimeStamps(resolution, offset) });
  }

  /** Those behind it keep their numbers, of which a section may have no more than a file either. */
  #addUnknown(): void {
    if (this.#section.length < limits.captureInterfaces) this.#section.push(null);
  }

  /**
   * Counted since the recording began: the last one holds. What the interface and what the system dropped add up, but for the
   * same number in both: then it is one that stands where each reader looks, as in recordings of our own.
   */
  #readStatistics(view: DataView, at: number, end: number): void {
    if (at + 12 > end) return;
    const on = this.#section[view.getUint32(at, this.#little)] ?? null;
    const told = on === null ? undefined : this.interfaces[on.place];
    if (told === undefined) return;
    const drops = new Map<number, number>();
    this.#options(view, at + 12, end, (option, from, length) => {
      if ((option !== receivedDropped && option !== systemDropped) || length < 8) return;
      drops.set(option, Number(view.getBigUint64(from, this.#little)));
    });
    if (drops.size > 0) told.dropped = [...new Set(drops.values())].reduce((sum, one) => sum + one);
  }

  #options(
    view: DataView,
    begin: number,
    end: number,
    take: (option: number, at: number, length: number) => void,
  ): void {
    for (let at = begin; at + 4 <= end; ) {
      const option = view.getUint16(at, this.#little);
      const length = view.getUint16(at + 2, this.#little);
      if (option === endOfOptions || at + 4 + length > end) return;
      take(option, at + 4, length);
      at += 4 + ((length + 3) & ~3);
    }
  }
}

const word = 2 ** 32;

/** Blocks end at multiples of four bytes; some programs tell the length without what fills them up. */
function filled(bytes: number): number {
  return bytes + (-bytes & 3);
}

/** Some programs end it with a zero. */
function text(bytes: Uint8Array, at: number, length: number): string | null {
  const most = bytes.subarray(at, at + Math.min(length, limits.captureNameLength));
  const zero = most.indexOf(0);
  return readUtf8(zero < 0 ? most : most.subarray(0, zero)) || null;
}
