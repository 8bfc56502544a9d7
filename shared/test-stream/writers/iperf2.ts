import type { Moment, PacketWriter, TestRun } from "./writer.ts";

/**
 * iperf 2's UDP datagram (include/payloads.h): id, time, upper half of the id, then the client's header in its
 * shortest form. Checked with 2.1.8's server, which counts from 1 and takes an id below zero for the end; that
 * one it counts as a datagram too, as it does with its own client.
 */
const offsets = {
  idLow: 0,
  seconds: 4,
  microseconds: 8,
  idHigh: 12,
  flags: 16,
  threads: 20,
  port: 24,
  size: 28,
  amount: 36,
} as const;

export const iperf2HeaderBytes = 40;
/** The id has 64 bits. */
const longIds = 0x08000000;
const twoTo32 = 2 ** 32;

export class Iperf2Writer implements PacketWriter {
  readonly template: Uint8Array<ArrayBuffer>;
  /** The client's header is the same in all packets. */
  readonly headBytes = offsets.flags;
  readonly tellsEnd = true;

  constructor({ size, port, steps }: TestRun) {
    this.template = digits(size, iperf2HeaderBytes);
    const view = new DataView(this.template.buffer);
    view.setUint32(offsets.flags, longIds);
    view.setUint32(offsets.threads, 1);
    view.setUint32(offsets.port, port);
    view.setUint32(offsets.size, size);
    view.setInt32(offsets.amount, -hundredths(steps));
  }

  write(head: DataView, at: number, sequence: number, moment: Moment): void {
    this.#write(head, at, sequence + 1, moment);
  }

  writeEnd(head: DataView, at: number, packets: number, moment: Moment): void {
    this.#write(head, at, -(packets + 1), moment);
  }

  #write(head: DataView, at: number, id: number, moment: Moment): void {
    head.setInt32(at + offsets.idLow, id);
    head.setUint32(at + offsets.seconds, moment.seconds);
    head.setUint32(at + offsets.microseconds, moment.nanoseconds / 1_000);
    head.setInt32(at + offsets.idHigh, Math.floor(id / twoTo32));
  }
}

/** The planned time in hundredths of a second, as it is told to the server with a minus sign. */
function hundredths(steps: TestRun["steps"]): number {
  const seconds = steps.reduce((sum, { rate, count }) => sum + (count ?? 0) / rate, 0);
  return Math.min(Math.round(seconds * 100), 0x7fffffff);
}

/** What iperf's own client pads with. */
function digits(size: number, from: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, offset) => (offset < from ? 0 : 0x30 + (offset % 10)));
}
