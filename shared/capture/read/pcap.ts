import { limits } from "../../limits.ts";
import { damaged } from "./damage.ts";
import { Faults, type FileFormat } from "./file-format.ts";
import type { CaptureInterface, Frame } from "./frame.ts";

export const pcapHeaderBytes = 24;
const recordHeaderBytes = 16;

/** Magic numbers as they read in the byte order of the file (draft-ietf-opsawg-pcap). */
export const pcapMicroseconds = 0xa1b2_c3d4;
export const pcapNanoseconds = 0xa1b2_3c4d;

/** pcap: one interface without a name, time in micro- or nanoseconds, either byte order. */
export class Pcap implements FileFormat {
  readonly headBytes = recordHeaderBytes;
  readonly interfaces: readonly CaptureInterface[];
  readonly faults = new Faults();
  readonly #little: boolean;
  readonly #perSecond: number;
  readonly #linkType: number;

  /** @param view of the file's header, whose magic number was known @param little its byte order */
  constructor(view: DataView, little: boolean) {
    this.#little = little;
    this.#perSecond = view.getUint32(0, little) === pcapNanoseconds ? 1e9 : 1e6;
    const snapLength = view.getUint32(16, little);
    // The upper half may tell of a checksum behind each frame.
    this.#linkType = view.getUint32(20, little) & 0xffff;
    this.interfaces = [{ name: null, linkType: this.#linkType, snapLength, dropped: null }];
  }

  pieceBytes(view: DataView, at: number, fileAt: number): number {
    const recorded = view.getUint32(at + 8, this.#little);
    const most = limits.captureFrameBytes;
    if (recorded > most) damaged("capture-length-wrong", { at: fileAt, bytes: recorded, most });
    return recordHeaderBytes + recorded;
  }

  read(bytes: Uint8Array, view: DataView, at: number, fileAt: number, frame: Frame): boolean {
    const little = this.#little;
    const fraction = view.getUint32(at + 4, little);
    const recorded = view.getUint32(at + 8, little);
    const whole = Math.floor(fraction / this.#perSecond);
    frame.seconds = view.getUint32(at, little) + whole;
    frame.nanoseconds = (fraction - whole * this.#perSecond) * (1e9 / this.#perSecond);
    frame.isTimed = true;
    frame.bytes = bytes;
    frame.at = at + recordHeaderBytes;
    frame.end = frame.at + recorded;
    // Some programs wrote the two lengths the other way round.
    frame.wireBytes = Math.max(recorded, view.getUint32(at + 12, little));
    frame.interface = 0;
    frame.linkType = this.#linkType;
    frame.fileAt = fileAt + recordHeaderBytes;
    return true;
  }

  passOver(): boolean {
    return true;
  }
}
