import { testLayout } from "../../../../shared/test-stream/layout.ts";
import type { Moment } from "../../../../shared/test-stream/writers/writer.ts";
import { type PreparedStamp, preparedStamps } from "./ring.ts";

/** Where the formats of test streams have their time of sending: seconds, and behind them a fraction. */
const places = {
  [preparedStamps.castscope]: { at: testLayout.seconds, unit: 1 },
  [preparedStamps.iperf2]: { at: 4, unit: 1_000 },
  [preparedStamps.mgen]: { at: 12, unit: 1_000 },
} as const;

/** Writes the time of sending into a packet that begins at `at` and is long enough for its header. */
export function stampPacket(view: DataView, at: number, stamp: PreparedStamp, moment: Moment): void {
  if (stamp === preparedStamps.none) return;
  const place = places[stamp];
  view.setUint32(at + place.at, moment.seconds);
  view.setUint32(at + place.at + 4, moment.nanoseconds / place.unit);
}
