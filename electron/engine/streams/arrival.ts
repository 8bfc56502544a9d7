import { bothMarks } from "../../../shared/model/packet-mark.ts";
import type { KeptMarks } from "../traffic/runs.ts";

/**
 * What a number begins as that will be a fraction or very large. The compiler keeps small whole numbers apart from others:
 * a field that turns from one into the other makes all code worthless that was compiled for it, in the middle of
 * traffic. -0 is none of the small whole numbers.
 */
export const zeroOfFractions = -0;

/** A datagram as streams see it, written anew for each; one class for all, so that they look alike to the compiler. */
export class Arrival {
  bytes: Uint8Array = new Uint8Array(0);
  begin = 0;
  size = 0;
  /** Feed's time in ms, and the same in ms since 1970. */
  at = Number.NaN;
  epoch = Number.NaN;
  ttl = -1;
  /** The socket's drops up to it; -1 where they are not told. */
  drops = -1;
  /** Its number among the kept packets, and what those before it are told by. */
  packet = 0;
  kept: KeptMarks | null = null;
  /** What its streams say of it, put together from all its headers (shared/model/packet-mark.ts). */
  mark = 0;

  /** What one of its headers says. */
  say(mark: number): void {
    this.mark = this.mark === 0 ? mark : bothMarks(this.mark, mark);
  }
}
