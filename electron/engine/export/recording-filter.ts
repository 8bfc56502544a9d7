import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { needsOf } from "../../../shared/filter/needs.ts";
import { packetSubject } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import type { CaptureFile } from "../feeds/recording/capture-file.ts";
import { KnownRows } from "../feeds/recording/known-rows.ts";
import { Reading } from "../feeds/recording/reading.ts";
import type { RecordedGroup } from "../feeds/recording/recorded-group.ts";
import { BlockFilter } from "../record/worker/block-filter.ts";
import type { DatagramBlock } from "./datagram-block.ts";

/** Whether a filter lets datagrams of a recording through, which are asked for in the order of the file. */
export interface RecordingFilter {
  accepts(datagram: RecordedDatagram, block: DatagramBlock): boolean;
  close(): void;
}

const nothingSaid = { choices: [], formats: [] };

/**
 * A filter of a recording's datagrams. What streams say of a packet, and what they are recognised as, is known once all of
 * the file was read: where the filter asks for that, it is.
 * @param folder for what stands beside the file for that long
 */
export async function recordingFilter(
  file: CaptureFile,
  folder: string,
  text: string,
  end: AbortSignal,
): Promise<RecordingFilter> {
  const parsed = parseFilter(text, packetSubject);
  const needs = parsed.ok && parsed.value !== null ? needsOf(parsed.value) : null;
  const filter = new BlockFilter(text, nothingSaid);
  if (needs === null || !(needs.marks || needs.decoding))
    return { accepts: (_datagram, { bytes, view }) => filter.accepts(bytes, view, 0), close() {} };
  const view = { unicast: true, span: null };
  const nothingKnown = { known: new KnownRows(), wishes: [], memoryBytes: null };
  const reading = new Reading({ file, name: "", folder, view, ...nothingKnown });
  const stop = (): void => reading.stop();
  end.addEventListener("abort", stop, { once: true });
  await reading.run();
  end.removeEventListener("abort", stop);
  const { groups, time } = reading;
  for (const group of groups) {
    const { formats: streams } = group.row(time.now());
    filter.hear({ kind: "row", row: group.id, key: group.key, streams });
  }
  /** Datagrams of each row so far. */
  const counts = new Map<RecordedGroup, number>();
  return {
    accepts(datagram, { bytes, view: block }) {
      const row = groups.rowOf(datagram);
      if (row === null) return filter.accepts(bytes, block, 0);
      const number = (counts.get(row) ?? 0) + 1;
      counts.set(row, number);
      const kept = needs.marks ? row.traffic.log.find(number) : null;
      return filter.accepts(bytes, block, 0, row.id, kept?.segment.mark(kept.index) ?? 0);
    },
    close: () => reading.close(),
  };
}
