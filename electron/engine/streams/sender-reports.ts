import type { StreamTable } from "./stream-table.ts";

/** Where the streams of a feed are received, and who sends them. */
export interface ReportedStreams {
  readonly address: string;
  readonly port: number;
  readonly streams: StreamTable;
  /** The address of a source by its place. */
  sender(source: number): string | null;
}

/**
 * Brings sender reports of RTCP to the streams that they are of, where they come by another way: from another port of
 * the sender, or on the next port of the group (RFC 3550, section 11), which is a row of its own.
 */
export class SenderReports {
  readonly #feeds = new Map<string, Set<ReportedStreams>>();

  add(feed: ReportedStreams): void {
    const key = keyOf(feed.address, feed.port);
    const there = this.#feeds.get(key);
    if (there === undefined) this.#feeds.set(key, new Set([feed]));
    else there.add(feed);
  }

  remove(feed: ReportedStreams): void {
    const key = keyOf(feed.address, feed.port);
    const there = this.#feeds.get(key);
    there?.delete(feed);
    if (there?.size === 0) this.#feeds.delete(key);
  }

  /**
   * A report of a stream that is not of its own source.
   * @param heard where it came
   * @param source its sender's place there
   * @param count packets that the sender sent so far, modulo 2^32
   */
  take(heard: ReportedStreams, source: number, ssrc: number, count: number): void {
    const from = heard.sender(source);
    for (const port of [heard.port, heard.port - 1]) {
      for (const { streams, sender } of this.#feeds.get(keyOf(heard.address, port)) ?? []) {
        for (const stream of streams.ofSsrc(ssrc)) if (sender(stream.source) === from) stream.report(count);
      }
    }
  }
}

const keyOf = (address: string, port: number): string => `${address} ${port}`;
