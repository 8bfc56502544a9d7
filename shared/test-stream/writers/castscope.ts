import { rateOnWire, writeTestPacket } from "../header.ts";
import { testFlags, testHeaderBytes, testLayout } from "../layout.ts";
import { type Moment, type PacketWriter, packetsOf, type TestRun } from "./writer.ts";

const twoTo32 = 2 ** 32;

/** Castscope's own format, see docs/test-stream.md. */
export class CastscopeWriter implements PacketWriter {
  readonly template: Uint8Array<ArrayBuffer>;
  readonly headBytes = testHeaderBytes;
  readonly tellsEnd = true;
  readonly #rates: readonly number[];
  /** The first sequence behind each step. */
  readonly #ends: readonly number[];
  #step = 0;

  constructor({ size, run, ttl, dscp, burst, steps, name }: TestRun) {
    const count = packetsOf(steps);
    this.template = writeTestPacket({
      ...{ first: false, end: false, sequence: 0, seconds: 0, nanoseconds: 0, step: 0, rate: 0 },
      ...{ size, run, ttl, dscp, burst, name },
      // More than the field can hold is told as what is not known.
      count: count !== null && count < twoTo32 ? count : null,
    });
    this.#rates = steps.map(({ rate }) => rateOnWire(rate));
    this.#ends = steps.map((_step, index) => packetsOf(steps.slice(0, index + 1)) ?? Infinity);
  }

  write(head: DataView, at: number, sequence: number, moment: Moment): void {
    this.#write(head, at, sequence === 0 ? testFlags.first : 0, sequence, moment);
  }

  writeEnd(head: DataView, at: number, packets: number, moment: Moment): void {
    this.#write(head, at, testFlags.end, packets, moment);
  }

  #write(head: DataView, at: number, flags: number, sequence: number, moment: Moment): void {
    const step = this.#stepOf(sequence);
    head.setUint8(at + testLayout.flags, flags);
    head.setUint32(at + testLayout.sequenceHigh, sequence / twoTo32);
    head.setUint32(at + testLayout.sequenceLow, sequence);
    head.setUint32(at + testLayout.seconds, moment.seconds);
    head.setUint32(at + testLayout.nanoseconds, moment.nanoseconds);
    head.setUint32(at + testLayout.rate, this.#rates[step] ?? 0);
    head.setUint8(at + testLayout.step, step);
  }

  /** Mostly the one of the packet before; packets that the system had no room for are written again. */
  #stepOf(sequence: number): number {
    const last = this.#rates.length - 1;
    while (this.#step < last && sequence >= (this.#ends[this.#step] ?? Infinity)) this.#step += 1;
    while (this.#step > 0 && sequence < (this.#ends[this.#step - 1] ?? 0)) this.#step -= 1;
    return this.#step;
  }
}
