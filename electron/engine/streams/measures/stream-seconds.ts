import type { StreamSeconds as Told } from "../../../../shared/model/stream.ts";
import { leastSecondsBytes, SecondsLog, type TakeBytes } from "./seconds-log.ts";

/** Places in a second's record. */
export const secondField = {
  received: 0,
  bytes: 1,
  lost: 2,
  reordered: 3,
  duplicates: 4,
  droppedHere: 5,
  late: 6,
  jitter: 7,
  delayLeast: 8,
  delayMedian: 9,
  delayP99: 10,
  /** Between packets that follow each other, in ms. */
  intervalLeast: 11,
  intervalMost: 12,
} as const;
const fields = 13;
const levels = [
  ...[secondField.jitter, secondField.delayLeast, secondField.delayMedian, secondField.delayP99],
  ...[secondField.intervalLeast, secondField.intervalMost],
];

/** Bytes of the least that each keeps. */
export const secondsBytes = leastSecondsBytes(fields);

/** The last seconds of one stream. */
export class StreamSecondsLog extends SecondsLog {
  constructor(take: TakeBytes) {
    super(fields, levels, take);
  }

  /** One that was counted as lost came late: it is taken from the newest second that has one. */
  unlose(count: number): void {
    this.takeBack(secondField.lost, count);
  }

  /** @param timeOf ms since 1970 of a second's begin */
  told(timeOf: (second: number) => number): Told {
    return {
      from: this.from(timeOf),
      received: Uint32Array.from(this.column(secondField.received)),
      bytes: this.column(secondField.bytes),
      lost: Uint32Array.from(this.column(secondField.lost)),
      reordered: Uint32Array.from(this.column(secondField.reordered)),
      duplicates: Uint32Array.from(this.column(secondField.duplicates)),
      droppedHere: Uint32Array.from(this.column(secondField.droppedHere)),
      jitter: Float32Array.from(this.column(secondField.jitter)),
      delayLeast: Float32Array.from(this.column(secondField.delayLeast)),
      delayMedian: Float32Array.from(this.column(secondField.delayMedian)),
      delayP99: Float32Array.from(this.column(secondField.delayP99)),
      late: Uint32Array.from(this.column(secondField.late)),
    };
  }
}
