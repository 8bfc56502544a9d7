import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";

/** What of which recording is sent again. */
export interface ReplaySource {
  /** Where it lies. */
  readonly path: string;
  /** What lets packets through, as it was typed and read before; null lets all. */
  readonly filter: string | null;
  /** Both ends included, in ms since 1970; null is the whole. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** Also packets to single hosts: where they are sent to another place. */
  readonly hosts: boolean;
}

export function isInSpan({ span }: ReplaySource, { seconds, nanoseconds }: RecordedDatagram): boolean {
  if (span === null) return true;
  const at = seconds * 1e3 + nanoseconds / 1e6;
  return at >= span.from && at <= span.to;
}

/** Milliseconds from one packet to another, exact to the nanosecond also where both are long ago. */
export function msBetween(from: Moment, to: Moment): number {
  return (to.seconds - from.seconds) * 1e3 + (to.nanoseconds - from.nanoseconds) / 1e6;
}

type Moment = Pick<RecordedDatagram, "seconds" | "nanoseconds">;
